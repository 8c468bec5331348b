using System.Globalization;
using System.Text;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>What must be the same whatever the order and repetition of the same events, as text.</summary>
internal static class Picture
{
    public static string Of(Citizen citizen)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

        Line($"person {citizen.Person} died {citizen.Death?.On} away {citizen.Departure?.Municipality} {citizen.Departure?.On}");
        foreach (var i in citizen.Interventions.Values)
            Line($"intervention {Structure.Of(i)} answered for by {citizen.Responsible(i)}");
        foreach (var c in citizen.OpenContacts()) Line($"contact {c} owned {citizen.OwnerOf(c)}");
        foreach (var a in citizen.Appointments.Values) Line($"appointment {Structure.Of(a)}");
        foreach (var a in citizen.Admissions.Values) Line($"admission {Structure.Of(a)}");
        foreach (var s in citizen.Sanctions.Values) Line($"sanction {Structure.Of(s)}");
        foreach (var d in citizen.DepartmentDeadlines.Values) Line($"reported {Structure.Of(d)}");
        // What counts from when something was noticed, and what was dissolved on the way, may differ.
        foreach (var d in citizen.Deadlines.Values.Where(d => d.AlertSubject.Kind == AlertSubjectKind.Deadline && d.ClearedAt is null))
            Line($"deadline {d.Id} {d.Title} {d.Status} due {d.Due} met {d.MetAt:O} by {d.Responsible} of {d.Department}");
        foreach (var h in citizen.Handovers.Values.Where(h => h.BySystem))
            Line($"handover {h.Id} {h.What.Key} {h.Status} from {h.From} to {h.To} taken {h.Taker}");
        foreach (var c in citizen.Conflicts.Values.Where(c => c.Status != ConflictStatus.Dissolved))
        {
            var settled = $"{c.Settlement?.Outcome} {c.Settlement?.GivesWay}";
            var owed = $"{c.Interim} {c.Proposed} owed by {c.Owes} told {string.Join(' ', c.Told)}";
            Line($"conflict {c.Kind} {string.Join(' ', c.Parties)} {c.Status} {settled} {owed}");
        }

        foreach (var l in citizen.Known(ItemKinds.FamilyLink)) Line($"family {FamilyLink.Of(l)}");
        foreach (var n in citizen.Known(ItemKinds.NetworkPerson)) Line($"network {NetworkPerson.Of(n)}");
        foreach (var p in citizen.Parked.Keys) Line($"parked {p}");
        return text.ToString();
    }
}
