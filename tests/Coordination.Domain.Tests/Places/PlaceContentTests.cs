using System.Collections;
using System.Reflection;
using Coordination.Domain.Citizens;
using Coordination.Domain.Names;
using Coordination.Domain.Tests.Stored;
using Coordination.Ids;

namespace Coordination.Domain.Tests.Places;

/// <summary>What one place hands another is everything it knows.</summary>
public sealed class PlaceContentTests
{
    private static readonly CitizenKey Key = new("key-b");

    /// <summary>What the receiver does not take from the content, with the reason.</summary>
    private static readonly Dictionary<string, string> NotCarried = new()
    {
        [nameof(Citizen.Key)] = "each place has its own",
        [nameof(Citizen.Place)] = "keys go beside the content; who decides is the matter of each place",
        [nameof(Citizen.Version)] = "each place has its own journal",
        [nameof(Citizen.ChangedAt)] = "each place has its own journal",
        [nameof(Citizen.Items)] = "goes as events",
        [nameof(Citizen.SetAside)] = "goes as events",
        [nameof(Citizen.Person)] = "folded from the events",
        [nameof(Citizen.Interventions)] = "folded from the events; their statuses are reconciled",
        [nameof(Citizen.Appointments)] = "folded from the events; what yields is reconciled from conflicts as settled",
        [nameof(Citizen.Admissions)] = "folded from the events",
        [nameof(Citizen.Sanctions)] = "folded from the events",
        [nameof(Citizen.DepartmentDeadlines)] = "folded from the events",
        [nameof(Citizen.Death)] = "noted anew, so that those responsible at both places are told",
        [nameof(Citizen.Departure)] = "noted anew, so that those responsible at both places are told",
        [nameof(Citizen.Consultant)] = "assigned to the place of a key: a leader assigns anew where the citizen is now",
        [nameof(Citizen.SecretMatters)] = "marked anew from the events, by policy",
        [nameof(Citizen.Glass)] = "an hour long, and told already: whoever needs it longer breaks the glass where the citizen is now",
        [nameof(Citizen.Recent)] = "remembered anew as the events are taken in",
        [nameof(Citizen.HasForgottenEvents)] = "no event taken in anew has left the repeat window",
    };

    [Fact]
    public void Every_member_of_a_citizens_state_is_handed_over_or_named_as_derived() =>
        Assert.Equal(StateOf(typeof(Citizen)), StateOf(typeof(PlaceContent)).Concat(NotCarried.Keys).Order());

    [Fact]
    public void Every_member_of_the_content_reaches_the_receiver_unchanged()
    {
        // With the ids of the place.
        var example = StoredFacts.Content with
        {
            Barriers = [StoredFacts.Barrier], Measures = [StoredFacts.Measure],
            WrittenPlan = StoredFacts.Plan, PlanAgreements = [StoredFacts.Agreement],
            StepLinks = [StoredFacts.Link],
        };
        var content = PlaceContent.Of(example.AddedTo(Citizen.New(Key)), Key, OpaqueIds.OfNoKey);
        foreach (var member in typeof(PlaceContent).GetProperties())
            Assert.False(member.GetValue(content) is null or ICollection { Count: 0 }, $"{member.Name} has no example.");

        Assert.Equal(Structure.Of(content), Structure.Of(PlaceContent.Of(content.AddedTo(Citizen.New(Key)), Key, OpaqueIds.OfNoKey)));
        Assert.Equal(Structure.Of(content), Structure.Of(PlaceContent.Of(content.Replacing(Citizen.New(Key)), Key, OpaqueIds.OfNoKey)));
    }

    private static IEnumerable<string> StateOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static member => member.CanWrite)
            .Select(static member => member.Name).Order();
}
