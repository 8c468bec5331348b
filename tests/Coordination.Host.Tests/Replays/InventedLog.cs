using System.Globalization;
using System.Text;

namespace Coordination.Host.Tests.Replays;

/// <summary>
/// A case log as municipalities publish them, invented and seeded: cases of one to eight steps, most with an end, all with a
/// deadline, some of whose steps fall on one instant or lie after the end. And what it amounts to, counted row by row.
/// </summary>
internal sealed class InventedLog
{
    private const string Header =
        "case:channel,case:concept:name,case:deadline,case:enddate,case:startdate,concept:name,org:group,org:resource,time:timestamp";

    /// <summary>Cases, each of another citizen.</summary>
    internal const int Citizens = 60;

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private static readonly DateTimeOffset Begin = new(2011, 2, 1, 9, 0, 0, TimeSpan.FromHours(1));

    private readonly StringBuilder _text = new(Header + "\n");
    private readonly Dictionary<(string From, string To), int> _pairs = [];
    private readonly List<double> _hours = [];

#pragma warning disable CA5394 // Nothing secret: the seed makes a run repeatable.
    internal InventedLog(int seed)
    {
        var random = new Random(seed);
        for (var number = 1; number <= Citizens; number++)
        {
            var start = Begin.AddMinutes(random.Next(8 * 24 * 60));
            var due = start.AddDays(random.Next(1, 6));
            DateTimeOffset? end = random.Next(10) == 0 ? null : start.AddMinutes(random.Next(7 * 24 * 60));
            Count(start, end, due);
            var (at, acting) = (start, (string?)null);
            var changed = false;
            for (var step = random.Next(1, 9); step > 0; step--)
            {
                var resource = $"Resource{random.Next(1, 6):00}";
                if (acting is not null && acting != resource)
                {
                    _pairs[(acting, resource)] = _pairs.GetValueOrDefault((acting, resource)) + 1;
                    changed = true;
                }

                acting = resource;
                _text.Append(
                    CultureInfo.InvariantCulture,
                    $"\"Desk, \"\"front\"\"\",case-{number},{Stamp(due)},{Stamp(end)},{Stamp(start)},Step,Group,{resource},{Stamp(at)}\n");
                at = at.AddMinutes(random.Next(3) * random.Next(900)); // A third of the steps fall on the instant of the one before.
            }

            if (changed) Handed++;
        }

        _hours.Sort();
    }
#pragma warning restore CA5394

    internal string Text => _text.ToString();

    internal int Handed { get; private set; }

    internal int Met { get; private set; }

    internal int Missed { get; private set; }

    internal int Open { get; private set; }

    internal IReadOnlyDictionary<(string From, string To), int> Pairs => _pairs;

    /// <summary>Hours from start to end of those that ended, sorted.</summary>
    internal IReadOnlyList<double> Hours => _hours;

    private void Count(DateTimeOffset start, DateTimeOffset? end, DateTimeOffset due)
    {
        if (end is not { } ended)
        {
            Open++;
            return;
        }

        _hours.Add((ended - start).TotalHours);
        if (DayOf(ended) <= DayOf(due)) Met++;
        else Missed++;
    }

    private static DateTime DayOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Amsterdam).Date;

    private static string Stamp(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture) ?? "";
}
