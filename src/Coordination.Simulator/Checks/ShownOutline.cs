using System.Globalization;
using Coordination.Views;

namespace Coordination.Simulator.Checks;

/// <summary>Outlines the picture the service shows of a citizen, and tells which lines people have changed.</summary>
internal static class ShownOutline
{
    /// <summary>The kind of the deadlines that departments set themselves.</summary>
    public const string OwnDeadline = "department";

    /// <summary>The part of a shown citizen that does not depend on the order of events.</summary>
    public static Outline Of(CitizenView citizen)
    {
        var outline = new Outline();
        outline.Set("name", citizen.Name);
        outline.Set("sharedBy", string.Join(' ', citizen.SharedBy));
        outline.Set("parked", string.Join(' ', citizen.Parked.Order(StringComparer.Ordinal)));
        foreach (var it in citizen.Interventions)
        {
            var name = $"interventions[{it.Id}].";
            outline.Set(name + "kind", it.Kind);
            outline.Set(name + "status", it.Status);
            outline.Set(name + "caseworker", it.Caseworker);
            outline.Set(name + "startsOn", it.StartsOn);
            outline.Set(name + "endsOn", it.EndsOn);
        }

        foreach (var it in citizen.Appointments)
        {
            outline.Set($"appointments[{it.Id}].startsAt", it.StartsAt);
            outline.Set($"appointments[{it.Id}].endsAt", it.EndsAt);
            outline.Set($"appointments[{it.Id}].status", it.Status);
        }

        Others(citizen, outline);
        return outline;
    }

    /// <summary>Prefixes of the names of lines that result from what people did, not from what departments sent.</summary>
    public static IReadOnlyCollection<string> DecidedByPeople(CitizenView citizen)
    {
        List<string> decided = [];
        if (citizen.Coordinator is not null) decided.Add("conflicts[no-coordinator ");
        foreach (var handover in citizen.Handovers)
            if (handover.Status == "accepted" && !IsSystem(handover.AnsweredBy))
                decided.AddRange([$"interventions[{handover.What.Id}].caseworker", $"handovers[{handover.What.Id} "]);
        foreach (var conflict in citizen.Conflicts)
        {
            if (conflict.Settlement is null or { By: "policy" }) continue;
            decided.Add(ConflictName(conflict));
            decided.AddRange(conflict.Parties.Select(p => $"{p.Type}s[{p.Id}].status"));
        }

        return decided;
    }

    /// <summary>The name of the line of a conflict: its id is made with a key that only the service has.</summary>
    private static string ConflictName(ConflictView conflict) =>
        ConflictName(conflict.Kind, conflict.Parties.Select(static party => party.Id));

    /// <inheritdoc cref="ConflictName(ConflictView)"/>
    public static string ConflictName(string kind, IEnumerable<string> parties) => $"conflicts[{kind} {string.Join(' ', parties)}]";

    /// <summary>The name of the line of a completed handover.</summary>
    public static string HandoverName(string? what, string id) => $"handovers[{what} {id}]";

    /// <summary>The text of the line of a completed handover.</summary>
    public static string HandoverLine(string from, string? to, DateTimeOffset? at) =>
        string.Create(CultureInfo.InvariantCulture, $"{from} → {to} at {at?.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}Z");

    private static void Others(CitizenView citizen, Outline outline)
    {
        foreach (var it in citizen.Admissions)
        {
            outline.Set($"admissions[{it.Id}].startedAt", it.StartedAt);
            outline.Set($"admissions[{it.Id}].endedAt", it.EndedAt);
        }

        foreach (var it in citizen.Requirements)
            outline.Set($"requirements[{it.Id}].status", it.Status == "answered-by" ? "open" : it.Status);
        foreach (var it in citizen.Benefits) outline.Set($"benefits[{it.Id}].status", it.Status);
        foreach (var it in citizen.Sanctions) outline.Set($"sanctions[{it.Id}].status", it.Status);
        foreach (var it in citizen.Deadlines)
        {
            if (it.Kind != OwnDeadline || it.Status == "cleared" || it.ClearedAt is not null) continue;
            outline.Set($"deadlines[{it.Id}].dueAt", it.DueAt);
            outline.Set($"deadlines[{it.Id}].metAt", it.MetAt);
            outline.Set($"deadlines[{it.Id}].status", it.Status);
        }

        foreach (var it in citizen.Conflicts)
            if (it.Status != "dissolved" && it.Kind != FoldedOutline.DependsOnDepartures)
                outline.Set(ConflictName(it), $"{it.Status} {it.Settlement?.Outcome} {it.Settlement?.Party?.Id}".TrimEnd());
        foreach (var it in citizen.Handovers)
            if (it.Status == "accepted" && IsSystem(it.AnsweredBy))
                outline.Set(HandoverName(it.What.Id, it.Id), HandoverLine(it.From, it.AcceptedBy ?? it.To.Caseworker, it.AnsweredAt));
    }

    /// <summary>Whether a department's system did it. Systems are named by their source.</summary>
    private static bool IsSystem(string? by) => by is not null && by.StartsWith('/');
}
