using System.Reflection;
using Coordination.Domain.Access;
using Coordination.Domain.Citizens;
using Coordination.Domain.Collections;
using Coordination.Domain.Explanations;
using Coordination.Domain.Reported;
using Coordination.Domain.Rules;
using Coordination.Events;
using CsCheck;

namespace Coordination.Domain.Tests.Citizens;

/// <summary>
/// What says that something is the same in two states must be right whichever member of the state changed: each member of a citizen,
/// and each reported item, is exchanged alone for that of another moment of its life. A member that is added later is exchanged too.
/// </summary>
public sealed class SourceTests
{
    private const ulong Seed = 20261201;
    private const int Iterations = 40;

    private static readonly PropertyInfo[] Members =
        [.. typeof(Citizen).GetProperties().Where(static member => member is { CanWrite: true, Name: not nameof(Citizen.Key) })];

    [Fact]
    public void Involvements_that_are_left_alone_would_be_the_same()
    {
        var (leftAlone, computed) = (new HashSet<string>(), new HashSet<string>());
        EachExchange((citizen, exchanged, member) =>
        {
            var areAlike = Involvements.AreAlike(citizen, exchanged);
            (areAlike ? leftAlone : computed).Add(member);
            Assert.True(!areAlike || Involvements.Of(citizen).SequenceEqual(Involvements.Of(exchanged)), member);
        });
        Assert.Empty(new[] { nameof(Citizen.Person), nameof(Citizen.Parked), "item appointment" }.Except(leftAlone));
        Assert.Empty(new[] { nameof(Citizen.Handovers), nameof(Citizen.Conflicts), "item contact" }.Except(computed));
    }

    [Fact]
    public void Involvements_gathered_into_a_list_that_held_others_are_the_same() => EachMoment((citizen, before) =>
    {
        List<Involvement> gathered = [.. Involvements.Of(before[^1])];
        Involvements.Gather(citizen, gathered);
        Assert.Equal(Involvements.Of(citizen), gathered);
    });

    [Fact]
    public void Owners_of_contacts_that_are_left_alone_would_be_the_same()
    {
        var (leftAlone, asked, owned) = (new HashSet<string>(), new HashSet<string>(), 0);
        EachExchange((citizen, exchanged, member) =>
        {
            var areAlike = ContactOwner.AreAlike(citizen, exchanged);
            (areAlike ? leftAlone : asked).Add(member);
            if (!areAlike) return;
            foreach (var item in citizen.Known(ItemKinds.Contact))
            {
                var owner = citizen.OwnerOf(Contact.Of(item));
                if (owner is not null) owned++;
                Assert.True(owner == exchanged.OwnerOf(Contact.Of(item)), member);
            }
        });
        Assert.Empty(new[] { nameof(Citizen.Person), nameof(Citizen.Appointments), nameof(Citizen.Deadlines) }.Except(leftAlone));
        Assert.Empty(new[] { nameof(Citizen.Handovers), nameof(Citizen.Answering), "item contact" }.Except(asked));
        Assert.True(owned > 500, $"{owned} had an owner.");
    }

    [Fact]
    public void The_body_of_an_alert_that_is_left_alone_would_be_the_same()
    {
        var (leftAlone, builtAnew) = (0, 0);
        EachExchange((citizen, exchanged, member) =>
        {
            AlertMessages was = new(citizen), now = new(exchanged);
            foreach (var alert in citizen.Alerts.Values)
            {
                var isLeftAlone = now.IsBuiltAsIn(was, alert);
                if (isLeftAlone) leftAlone++;
                else builtAnew++;
                Assert.True(
                    !isLeftAlone || new AlertMessages(citizen).BodyOf(alert) == new AlertMessages(exchanged).BodyOf(alert),
                    $"{member}: {alert}");
            }
        });
        Assert.True(leftAlone > 1_000 && builtAnew > 100, $"{leftAlone} left alone, {builtAnew} built anew");
    }

    /// <summary>Each moment of random lives, with the moments before it.</summary>
    private static void EachMoment(Action<Citizen, IReadOnlyList<Citizen>> check) =>
        LifeTests.Steps.Each(Seed, Iterations, LifeTests.Print, steps =>
        {
            var place = LifeTests.Begun();
            List<Citizen> moments = [place.Citizen];
            for (var i = 0; i < steps.Length; i++)
            {
                LifeTests.Take(place, steps[i], i);
                check(place.Citizen, moments);
                moments.Add(place.Citizen);
            }
        });

    /// <summary>The end of random lives with one member, or one item, as it was some moments before.</summary>
    private static void EachExchange(Action<Citizen, Citizen, string> check) => EachMoment((citizen, before) =>
    {
        if (before.Count % 5 != 0) return;
        var other = before[before.Count / 2];
        foreach (var member in Members)
        {
            var exchanged = citizen with { };
            member.SetValue(exchanged, member.GetValue(other));
            if (IsConsistent(exchanged)) check(citizen, exchanged, member.Name);
        }

        foreach (var (key, item) in citizen.Items)
        {
            var was = other.Items.GetValueOrDefault(key);
            if (ReferenceEquals(was, item)) continue;
            var items = citizen.Items.Values.Where(it => it.Key != key).ToList();
            if (was is not null) items.Add(was);
            var exchanged = citizen with { Items = SortedMap.Of(items, static it => it.Key) };
            if (IsConsistent(exchanged)) check(citizen, exchanged, $"item {item.Kind}");
        }
    });

    /// <summary>Interventions are looked up among the items they were reported by.</summary>
    private static bool IsConsistent(Citizen citizen) =>
        citizen.Interventions.Values.All(it => citizen.Items.ContainsKey(ItemKey.For(ItemKinds.Intervention, it.Id)));
}
