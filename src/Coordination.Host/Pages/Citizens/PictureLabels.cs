using Coordination.Views;

namespace Coordination.Host.Pages.Citizens;

/// <summary>What the things of a citizen's picture are called, by their ids.</summary>
internal sealed class PictureWords(CitizenView picture, Onlooker onlooker)
{
    private readonly Dictionary<string, string> _interventions = picture.Interventions.ToDictionary(i => i.Id, i => Of(i, onlooker), StringComparer.Ordinal);
    private readonly Dictionary<string, string> _others = Others(picture, onlooker);

    /// <summary>A thing by its id; null for one the picture does not hold.</summary>
    internal string? Find(string id) => _interventions.GetValueOrDefault(id) ?? _others.GetValueOrDefault(id);

    /// <summary>What is handed over, in words; null for the coordination.</summary>
    internal string? Of(ResponsibilityView what) => what.Id is { } id ? Find(id) ?? id : null;

    /// <summary>What the citizen is called.</summary>
    internal string Citizen => picture.Name ?? onlooker.R["citizen.unnamed"];

    private static string Of(InterventionView it, Onlooker onlooker) => it.Title ?? onlooker.R.Code("intervention", it.Kind);

    private static Dictionary<string, string> Others(CitizenView picture, Onlooker onlooker)
    {
        var r = onlooker.R;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var a in picture.Appointments) words[a.Id] = $"{r.Code("appointment", a.Kind)}, {r.Moment(a.StartsAt)}";
        foreach (var a in picture.Admissions) words[a.Id] = r.Code("admission", a.Kind);
        foreach (var s in picture.Sanctions) words[s.Id] = $"{r["thing.sanction"]}, {r.Code("sanction-reason", s.Reason)}";
        foreach (var b in picture.Benefits) words[b.Id] = r["thing.benefit"];
        foreach (var q in picture.Requirements) words[q.Id] = q.Document;
        foreach (var d in picture.Deadlines) words[d.Id] = d.Title ?? r.Code("deadline", d.Kind);
        foreach (var c in picture.Conflicts) words[c.Id] = r.Code("conflict", c.Kind);
        foreach (var c in picture.Contacts) words[c.Id] = c.About is { } about ? $"{r["thing.contact"]}: {about}" : $"{r["thing.contact"]}, {r.Moment(c.ReceivedAt)}";
        return words;
    }
}
