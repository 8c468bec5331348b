using Coordination.Domain.Citizens;
using Coordination.Domain.Decisions;
using Coordination.Domain.Organizations;
using Coordination.Domain.Tests.Citizens;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;
using Coordination.Views;
using CsCheck;

namespace Coordination.Domain.Tests.Places;

/// <summary>Plans written and agreed at places of one person, in any order with what makes them one place.</summary>
public sealed class PlansConvergeTests
{
    private const ulong Seed = 20261130;
    private const int Iterations = 100;
    private const string Coordinator = "bif-job-1";
    private static readonly string[] Keys = ["key-a", "key-b", "key-c"];
    private static readonly Organization Organization = AcceptanceMunicipality.Organization;

    // What happens next: 0 to 2 a plan is written under a key, 3 to 5 agreed, 6 and 7 two keys are told to be one person, 8 a step.
    [Fact]
    public void Whatever_came_first_the_plan_written_last_stands_in_the_one_place() =>
        Gen.Int[0, 8].Array[0, 14].Each(Seed, Iterations, static steps => string.Join(" ", steps), static steps =>
        {
            var world = new PlaceWorld(RandomEvents.Start, Organization);
            foreach (var key in Keys)
            {
                world.Hears(key, EventSamples.Of(
                    "BIF", EventSamples.Started(key, "job-placement", Coordinator, CitizenScenario.Day("2026-02-01")), world.Now, key));
                world.Does(key, Coordinator, new AppointAsCoordinator(new CaseworkerId(Coordinator), "kender borgeren"));
            }

            string? last = null;
            foreach (var (number, step) in steps.Append(6).Append(7).Index())
            {
                world.Advance(TimeSpan.FromMinutes(1));
                if (step < 3) world.Does(Keys[step], Coordinator, new WritePlan(new PlanText { Wishes = last = $"plan {number}" }));
                else if (step < 6) Agree(world, Keys[step - 3]);
                else if (step < 8) Link(world, Keys[step - 6], Keys[step - 5], number);
                else world.Step(number);
            }

            world.Rest();
            var root = world.Root(Keys[0]);
            Assert.All(Keys, key => Assert.Equal(root.Key, world.Root(key).Key));
            Assert.Equal(last, root.WrittenPlan?.Wishes);
            Assert.Equal(Coordinator, root.Coordinator!.Holder.Caseworker.Value);
            Assert.True(root.PlanAgreements.All(agreement => agreement.Plan.Version <= root.WrittenPlan!.Version));
        });

    private static void Agree(PlaceWorld world, string key)
    {
        var root = world.Root(key);
        if (root.WrittenPlan is { } plan && root.PlanAgreements.All(known => known.Plan.Version != plan.Version))
            world.Does(key, Coordinator, new AgreePlan("sagt ja", null, null));
    }

    private static void Link(PlaceWorld world, string one, string other, int number) => world.Hears(one, EventSamples.Of(
        "KFF", new CitizenRenumbered { To = $"citizen:{other}" }, world.Now, $"link-{number}"));
}
