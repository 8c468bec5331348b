using Coordination.Domain.Organizations;
using Coordination.Events;
using Coordination.Organizations;
using Coordination.Testing;

namespace Coordination.Domain.Tests;

/// <summary>The acceptance municipality, in which one caseworker of BIF has a post in SOF besides.</summary>
internal static class TwoPosts
{
    /// <summary>In <c>bif-job</c> and <c>sof-adult</c>; nobody is their substitute.</summary>
    public const string Id = "bif-job-3";

    public static OrganizationDocument Document { get; } = AcceptanceMunicipality.Document.With(
        Id, one => one with { Posts = [new FurtherPost { Department = "SOF", Unit = "sof-adult" }] });

    public static Organization Organization { get; } = new(1, Document, []);

    /// <summary>An intervention of theirs in a unit.</summary>
    public static InterventionStarted Started(string id, string kind, string unit) =>
        EventSamples.Started(id, kind, Id, CitizenScenario.Day("2026-03-02")) with { Unit = unit };
}
