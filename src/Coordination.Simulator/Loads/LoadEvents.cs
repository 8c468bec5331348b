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

    /// <summary>The most events that are held back.</summary>
    private const int LateMax = 100;

    private readonly Random _random;
    private readonly int _seed;
    private readonly SimulatedCitizen[] _citizens;
    private readonly LoadOddities _oddities;
    private readonly Queue<OutgoingEvent> _late = [];
    private OutgoingEvent? _last;
    private long _count;

    /// <summary>Creates the citizens.</summary>
    /// <param name="seed">The seed. Ids and citizens depend on it.</param>
    /// <param name="citizens">The number of citizens.</param>
    /// <param name="oddities">The shares of events that are sent again, late, or with a flaw.</param>
    public LoadEvents(int seed, int citizens, LoadOddities oddities)
    {
        (_seed, _oddities, _random) = (seed, oddities, new Random(seed));
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

    /// <summary>A new event, a repeat of the last one, one that was held back, or one with a flaw.</summary>
    public OutgoingEvent Next(DateTimeOffset now)
    {
        if (_last is not null && _random.NextDouble() < _oddities.Repeats) return _last;
        if (_late.Count == LateMax || (_late.Count > 0 && _random.NextDouble() < _oddities.Late)) return _last = _late.Dequeue();
        if (_random.NextDouble() < _oddities.Late) _late.Enqueue(Make(now));
        var next = Make(now);
        if (_random.NextDouble() >= _oddities.Flawed) return _last = next;

        // What it would have told is told by the next event under the id of this one: nothing of the refused one was kept.
        _late.Enqueue(next);
        return next with { Flaw = (Flaw)_random.Next(Enum.GetValues<Flaw>().Length) };
    }

    /// <summary>Events that are still held back.</summary>
    public IEnumerable<OutgoingEvent> HeldBack()
    {
        while (_late.TryDequeue(out var late)) yield return late;
    }

    private OutgoingEvent Make(DateTimeOffset now)
    {
        var citizen = _citizens[_random.Next(_citizens.Length)];
        var number = ++_count;
        var id = string.Create(CultureInfo.InvariantCulture, $"load-{_seed}-{number}");
        var (subject, profile, data) = citizen.Next(number, id, now);
        return new OutgoingEvent(subject, new DepartmentEvent
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
