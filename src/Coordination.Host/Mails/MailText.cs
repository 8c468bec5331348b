using System.Globalization;
using System.Text;
using Coordination.Domain.Citizens;
using Coordination.Domain.Pictures;
using Coordination.Domain.Texts;
using Coordination.Views;

namespace Coordination.Host.Mails;

/// <summary>
/// What a mail says, in Danish and English: how many alerts wait and how urgent they are, and where they are. Never what they are about.
/// </summary>
internal static class MailText
{
    private static readonly Severity[] MostUrgentFirst = [Severity.Urgent, Severity.Warning, Severity.Info];

    internal static string Subject
    {
        get
        {
            var text = TextTable.Fixed("mail.subject");
            return $"{text.Da} · {text.En}";
        }
    }

    /// <param name="severities">The severity of each alert.</param>
    /// <param name="link">Where the alerts are.</param>
    /// <param name="wishes">Where one says when one wants mail.</param>
    internal static string Body(IReadOnlyCollection<Severity> severities, string link, string wishes)
    {
        var body = new StringBuilder();
        foreach (var language in (Func<TextView, string>[])[static text => text.Da, static text => text.En])
            body.Append(Filled("mail.what", language, "{counts}", Counts(severities, language))).Append("\r\n\r\n")
                .Append(Filled("mail.where", language, "{link}", link)).Append("\r\n\r\n")
                .Append(Filled("mail.why", language, "{wishes}", wishes)).Append("\r\n\r\n");
        return body.ToString();
    }

    private static string Counts(IReadOnlyCollection<Severity> severities, Func<TextView, string> language) => string.Join(
        ", ",
        from severity in MostUrgentFirst
        let count = severities.Count(one => one == severity)
        where count > 0
        select Filled(
            $"mail.{Words.Of(severity)}.{(count == 1 ? "one" : "many")}", language, "{count}",
            count.ToString(CultureInfo.InvariantCulture)));

    private static string Filled(string text, Func<TextView, string> language, string place, string value) =>
        language(TextTable.Fixed(text)).Replace(place, value, StringComparison.Ordinal);
}
