using System.Globalization;
using Coordination.Domain.Alerts;
using Coordination.Storage.Mails;

namespace Coordination.Host.Mails;

/// <summary>Of what, and when, people want mail.</summary>
/// <remarks>Thread safe.</remarks>
internal sealed class WishesReader(MailWishTable table)
{
    /// <summary>The form of a local time, as stored and in the API.</summary>
    internal const string TimeForm = "HH:mm";

    /// <summary>What is expected of a local time, for the text of a fault.</summary>
    internal const string TimeExpected = "missing or in another form, expected a local time such as 22:00";

    /// <summary>The wishes of every person; of those who have not said anything the usual ones.</summary>
    internal async Task<IReadOnlyDictionary<string, MailWishes>> ReadAsync(
        IReadOnlyCollection<string> persons, CancellationToken cancellation)
    {
        var said = (await table.ReadAsync(persons, cancellation)).ToDictionary(static row => row.Person, Of, StringComparer.Ordinal);
        return persons.ToDictionary(
            static person => person, person => said.GetValueOrDefault(person, MailWishes.Usual), StringComparer.Ordinal);
    }

    /// <summary>Stores a person's wishes.</summary>
    internal Task PutAsync(string person, MailWishes wishes, DateTimeOffset now, CancellationToken cancellation) => table.PutAsync(
        new MailWishRow(
            person, wishes.Urgent, wishes.Warning, wishes.Info, wishes.Quiet is { } from ? Text(from.From) : null,
            wishes.Quiet is { } to ? Text(to.To) : null),
        now, cancellation);

    /// <summary>Reads a local time; false: it has another form.</summary>
    internal static bool TryTime(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>A local time as it is written.</summary>
    internal static string Text(TimeOnly time) => time.ToString(TimeForm, CultureInfo.InvariantCulture);

    private static MailWishes Of(MailWishRow row) => new(
        row.Urgent, row.Warning, row.Info,
        TryTime(row.QuietFrom, out var from) && TryTime(row.QuietTo, out var to) ? new QuietHours(from, to) : null);
}
