using Coordination.Domain.Organizations;
using Coordination.Grains;
using Coordination.Host.Pages.Words;
using Coordination.Ids;

namespace Coordination.Host.Pages;

/// <summary>Whoever a page is built for: who they are, in which organization, in which language and at what instant.</summary>
internal sealed class Onlooker(Caller caller, Organization organization, Reader reader)
{
    /// <summary>The caller.</summary>
    internal Caller Caller => caller;

    /// <summary>The organization now.</summary>
    internal Organization Organization => organization;

    /// <summary>Language and instant.</summary>
    internal Reader R => reader;

    /// <summary>What people and places are called.</summary>
    internal Names Names { get; } = new(organization);

    /// <summary>The caseworker's id; null for roles.</summary>
    internal string? Caseworker => caller.Kind == CallerKind.Caseworker ? caller.Id : null;

    /// <summary>The caseworker's unit, if known.</summary>
    internal string? Unit => Caseworker is { } id ? organization.UnitOf(new CaseworkerId(id))?.Value : null;

    /// <summary>Whether that is the onlooker.</summary>
    internal bool Is(string? person) => person is not null && person == Caseworker;

    /// <summary>Whether that is the onlooker, or somebody of a unit they lead.</summary>
    internal bool IsOrLeads(string? person) =>
        person is not null && Caseworker is { } me && (person == me || organization.Leads(new CaseworkerId(me), new CaseworkerId(person)));

    /// <summary>Whether the onlooker leads a unit.</summary>
    internal bool LeadsUnit(string unit) => Caseworker is { } me && organization.LeaderOf(new UnitId(unit)) is { } leader && leader.Value == me;

    /// <summary>Who did something, as the journal names them: a person, a department's system, the policy.</summary>
    internal string Doer(string by)
    {
        if (by is "policy" or "system") return reader["by.policy"];
        var parts = by.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return by.StartsWith('/') && parts.Length > 1 ? $"{string.Join('/', parts[1..])} ({parts[0]})" : Names.Person(by);
    }
}
