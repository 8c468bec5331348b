using System.Globalization;
using Coordination.Events;
using Coordination.Simulator.Replays;
using Coordination.Simulator.Sending;

namespace Coordination.Simulator.Loads;

/// <summary>Random plausible events about a bounded number of invented citizens. The same seed gives the same sequence.</summary>
/// <remarks>Not thread safe.</remarks>
internal sealed class LoadEvents
{
    /// <summary>One in so many citizens has two numbers.</summary>
    private const int TwoNumbersOneIn = 5;

    /// <summary>The most citizens with two numbers.</summary>
    private const int TwoNumbersMax = 1_000;

    private readonly Random _random;
    private readonly int _seed;
    private readonly SimulatedCitizen[] _citizens;
    private readonly double _repeats;
    private OutgoingEvent? _last;
    private long _count;

    /// <summary>Creates the citizens.</summary>
    /// <param name="seed">The seed. Ids and citizens depend on it.</param>
    /// <param name="citizens">The number of citizens.</param>
    /// <param name="repeats">The share of events sent again, 0 to 1.</param>
    public LoadEvents(int seed, int citizens, double repeats)
    {
        (_seed, _repeats, _random) = (seed, repeats, new Random(seed));
        var numbers = new CitizenNumbers();
        List<string> several = [];
        _citizens = [.. Enumerable.Range(0, citizens).Select(i =>
        {
            List<string> subjects = [numbers.SubjectOf($"load/{seed}", i.ToString(CultureInfo.InvariantCulture))];
            if (i % TwoNumbersOneIn == 0 && several.Count < 2 * TwoNumbersMax)
            {
                subjects.Add(numbers.SubjectOf($"load/{seed}", string.Create(CultureInfo.InvariantCulture, $"{i} again")));
                several.AddRange(subjects);
            }

            return new SimulatedCitizen(subjects, _random);
        })];
        SeveralNumbers = several;
    }

    /// <summary>The numbers of citizens who have two.</summary>
    public IReadOnlyList<string> SeveralNumbers { get; }

    /// <summary>A new event, or a repeat of the last one.</summary>
    public OutgoingEvent Next(DateTimeOffset now)
    {
        if (_last is not null && _random.NextDouble() < _repeats) return _last;
        var citizen = _citizens[_random.Next(_citizens.Length)];
        var number = ++_count;
        var id = string.Create(CultureInfo.InvariantCulture, $"load-{_seed}-{number}");
        var (subject, profile, data) = citizen.Next(number, id, now);
        return _last = new OutgoingEvent(subject, new DepartmentEvent
        {
            Source = profile.Source,
            Id = id,
            Type = EventTypes.Of(data).Name,
            Time = now,
            Sequence = number.ToString(CultureInfo.InvariantCulture),
            Data = data,
        });
    }
}
