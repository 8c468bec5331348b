using Coordination.Domain.Citizens;
using Coordination.Domain.Organizations;
using Coordination.Domain.Stored;
using Coordination.Domain.Tests.Citizens;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;
using CsCheck;

namespace Coordination.Domain.Tests.Places;

/// <summary>Events under several numbers of one person, in any order and repetition, with everything else in between.</summary>
public sealed class AnyNumberTests
{
    private const ulong Seed = 20260311;
    private const int Iterations = 150;
    private static readonly string[] Keys = ["key-a", "key-b", "key-c"];
    private static readonly Organization Organization = AcceptanceMunicipality.Organization;

    [Fact]
    public void Any_order_under_any_number_ends_in_the_picture_of_one_number() =>
        Gen.Select(RandomEvents.Set, Gen.Int[0, 1_000_000]).Each(Seed, Iterations, Print,
            static sample =>
            {
                var random = new Sequence(sample.Item2);
                (string Key, DepartmentEvent Event)[] sent =
                [
                    .. Spread(sample.Item1, random),
                    .. Links(random),
                ];
                var world = Hear(sent, random);
                var root = world.Root(Keys[0]);

                Assert.All(Keys, key => Assert.Equal(root.Key, world.Root(key).Key));
                Assert.Equal(Keys.Order(), root.Keys.Select(static key => key.Value).Order());
                var one = Alone(root.Key.Value, sent.Select(static each => each.Event));
                Alike(one.Root(root.Key.Value), root);
                world.Advance(TimeSpan.FromDays(40));
                one.Advance(TimeSpan.FromDays(40));
                Alike(one.Root(root.Key.Value), world.Root(Keys[0]));
            });

    [Fact]
    public void Separated_numbers_end_in_the_pictures_of_what_came_under_each() =>
        Gen.Select(RandomEvents.Set, Gen.Int[0, 1_000_000]).Each(Seed, Iterations, Print,
            static sample =>
            {
                var random = new Sequence(sample.Item2);
                (string Key, DepartmentEvent Event)[] sent =
                [
                    .. Spread(sample.Item1, random),
                    .. Links(random),
                    Separated(),
                ];
                var world = Hear(sent, random);

                var left = Keys[1..];
                Assert.Equal([Keys[0]], world.Root(Keys[0]).Keys.Select(static key => key.Value));
                Assert.Equal(left, world.Root(Keys[1]).Keys.Select(static key => key.Value).Order());
                foreach (var keys in (string[][])[[Keys[0]], left])
                {
                    var root = world.Root(keys[0]);
                    var one = Alone(root.Key.Value, sent.Where(each => keys.Contains(each.Key)).Select(static each => each.Event));
                    Alike(one.Root(root.Key.Value), root);
                }
            });

    [Fact]
    public void The_random_events_reach_everything_that_places_journal_of_each_other()
    {
        HashSet<string> kinds = [];
        Gen.Select(RandomEvents.Set, Gen.Int[0, 1_000_000]).Each(Seed, Iterations, Print,
            sample =>
            {
                var random = new Sequence(sample.Item2);
                kinds.UnionWith(Hear([.. Spread(sample.Item1, random), .. Links(random), Separated()], random).JournaledKinds);
            });
        Assert.Empty(FactJson.DecisionKinds.Where(static kind => kind.StartsWith("place-", StringComparison.Ordinal))
            .Append("event-repeated").Append("event-set-aside").Append("event-restored").Except(kinds));
    }

    private static string Print((DepartmentEvent[] Events, int Seed) sample) => $"{sample.Seed}\n{RandomEvents.Print(sample.Events)}";

    private static void Alike(Citizen one, Citizen several)
    {
        Assert.Equal(Picture.Of(one), Picture.Of(several));
        Assert.Equal(one.SetAside.Keys, several.SetAside.Keys);
        Assert.Equal(one.Withdrawn.Keys, several.Withdrawn.Keys);
    }

    /// <summary>Each event under some number, a few under two.</summary>
    private static IEnumerable<(string Key, DepartmentEvent Event)> Spread(DepartmentEvent[] events, Sequence random)
    {
        foreach (var reported in events)
        {
            var key = random.Next(Keys.Length);
            yield return (Keys[key], reported);
            if (random.Next(6) == 0) yield return (Keys[(key + 1) % Keys.Length], reported);
        }
    }

    private static (string, DepartmentEvent) Separated() =>
        Pair(Keys[0], new CitizenSeparated { From = $"citizen:{Keys[1]}", Reason = "to personer" }, "s-1", minutes: 5);

    /// <summary>A chain a–b–c, told from either end, some of it twice.</summary>
    private static (string Key, DepartmentEvent Event)[] Links(Sequence random)
    {
        List<(string, DepartmentEvent)> links = [];
        foreach (var (one, other, name) in (ReadOnlySpan<(string, string, string)>)[(Keys[0], Keys[1], "r-1"), (Keys[1], Keys[2], "r-2")])
        {
            var both = random.Next(3);
            if (both != 1) links.Add(Pair(one, new CitizenRenumbered { To = $"citizen:{other}" }, name, minutes: 0));
            if (both != 0) links.Add(Pair(other, new CitizenRenumbered { To = $"citizen:{one}" }, $"{name}-back", minutes: 1));
        }

        return [.. links];
    }

    private static (string, DepartmentEvent) Pair(string key, EventData data, string id, int minutes) =>
        (key, EventSamples.Of("KFF", data, CitizenScenario.Local(RandomEvents.Start).AddMinutes(minutes - 60), id));

    /// <summary>Everything sent, in any order, some of it twice, and between any two some of what places owe each other.</summary>
    private static PlaceWorld Hear((string Key, DepartmentEvent Event)[] sent, Sequence random)
    {
        var world = new PlaceWorld(RandomEvents.Start, Organization);
        foreach (var (key, reported) in sent.Concat(sent.Where(_ => random.Next(4) == 0)).OrderBy(_ => random.Next(1 << 20)).ToList())
        {
            world.Hears(key, reported);
            for (var steps = random.Next(4); steps > 0; steps--) world.Step(random.Next(Keys.Length));
        }

        return world.Rest();
    }

    /// <summary>One number from the start.</summary>
    private static PlaceWorld Alone(string key, IEnumerable<DepartmentEvent> events)
    {
        var world = new PlaceWorld(RandomEvents.Start, Organization);
        foreach (var reported in events.Where(static one => one.Data is not NumberEvent)) world.Hears(key, reported);
        return world;
    }

    /// <summary>Numbers that a seed repeats.</summary>
    private sealed class Sequence(int seed)
    {
        private ulong _state = (ulong)seed * 2_862_933_555_777_941_757UL + 3_037_000_493UL;

        public int Next(int below)
        {
            _state = _state * 6_364_136_223_846_793_005UL + 1_442_695_040_888_963_407UL;
            return (int)((_state >> 33) % (ulong)below);
        }
    }
}
