using Coordination.Domain.Organizations;
using Coordination.Domain.Tests.Citizens;
using Coordination.Testing;
using CsCheck;

namespace Coordination.Domain.Tests.Organizations;

/// <summary>
/// A change of organization is rolled out to the citizens with whom somebody concerned is involved. So nothing may depend on anybody
/// who is not.
/// </summary>
public sealed class RolloutScopeTests
{
    // Each sample asks for a quarter of the people, which all of them together ask for many times.
    private const int OneOf = 4;

    private static readonly string[] Passed = ["P0D", "P6D", "P31D"];

    /// <remarks>That nobody else is changed is asserted whenever a <see cref="CitizenScenario"/> is organized anew.</remarks>
    [Fact]
    public void Another_organization_changes_only_citizens_with_somebody_involved_whom_it_concerns() =>
        Gen.Select(RandomEvents.Set, Gen.Int[0, Passed.Length - 1], Gen.Int[0, OneOf - 1]).Each(
            seed: 44, iterations: 400, static sample => $"{Passed[sample.Item2]}\n{RandomEvents.Print(sample.Item1)}", static sample =>
            {
                var (events, passed, first) = sample;
                foreach (var wasAway in (bool[])[false, true])
                    foreach (var person in AcceptanceMunicipality.Document.Caseworkers.Where((_, index) => index % OneOf == first))
                    {
                        var present = AcceptanceMunicipality.Document;
                        var away = present.Absent(person.Id, CitizenScenario.Day("2026-03-01"));
                        var (before, after) = wasAway ? (away, present) : (present, away);
                        var citizen = new CitizenScenario(RandomEvents.Start, new Organization(1, before, []));
                        foreach (var reported in events) citizen.Hears(reported);
                        citizen.Advance(Passed[passed]);

                        citizen.Organized(_ => after);
                    }
            });
}
