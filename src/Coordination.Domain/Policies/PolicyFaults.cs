using Coordination.Events;

namespace Coordination.Domain.Policies;

/// <summary>What a schema cannot say of a policy document: names that are taken, days that are past, references to nothing.</summary>
public static class PolicyFaults
{
    /// <summary>Every fault of a document that has the schema's shape.</summary>
    /// <param name="policy">The document.</param>
    /// <param name="book">The versions there are.</param>
    /// <param name="today">The local day it is put.</param>
    public static IReadOnlyList<Fault> Of(Policy policy, PolicyBook book, DateOnly today)
    {
        List<Fault> faults = [];
        if (book.Find(policy.Version) is not null)
            faults.Add(new("/version", $"'{policy.Version}' has been used, expected a name that no version ever had."));
        if (policy.ValidFrom < today)
            faults.Add(new("/validFrom", $"{policy.ValidFrom:yyyy-MM-dd} is past, expected today ({today:yyyy-MM-dd}) or a later day."));
        if (policy.Appointments.ProposalDayEnd <= policy.Appointments.ProposalDayStart)
            faults.Add(new("/appointments/proposalDayEnd", $"{policy.Appointments.ProposalDayEnd:HH\\:mm} is not after the day's start at {policy.Appointments.ProposalDayStart:HH\\:mm}."));
        foreach (var (i, kind) in policy.Appointments.HeldElsewhere.Index())
            if (!policy.Appointments.Precedence.Contains(kind))
                faults.Add(new($"/appointments/heldElsewhere/{i}", $"'{kind}' has no place in the order of precedence."));
        return faults;
    }
}
