using System.Text.RegularExpressions;
using Coordination.Events;

namespace Coordination.Adapters;

/// <summary>Collects what is wrong with a message. What is shown of it holds no CPR number.</summary>
internal sealed partial class MessageFaults
{
    private const int ShownMax = 60;

    private readonly List<Fault> _faults = [];

    /// <summary>All faults so far.</summary>
    internal IReadOnlyList<Fault> All => _faults;

    /// <summary>Notes what is missing or wrong at a place.</summary>
    internal void Add(string place, string? seen, string expected) => _faults.Add(new Fault(place, $"{Shown(seen)}, expected {expected}"));

    /// <summary>Notes a fault that is said in other words.</summary>
    internal void Add(string place, string problem) => _faults.Add(new Fault(place, problem));

    /// <summary>A text that must be there.</summary>
    internal string? Required(string place, string? text, string expected)
    {
        if (!string.IsNullOrWhiteSpace(text)) return text;
        Add(place, null, expected);
        return null;
    }

    /// <summary>An instant that must be there, within the bounds of the service.</summary>
    internal DateTimeOffset? Instant(string place, string? text)
    {
        if (DanishTime.TryRead(text, out var instant)) return instant;
        Add(place, text, $"an instant {OutsideTime.Bounds}");
        return null;
    }

    /// <summary>A CPR number of ten digits that begin with a day and a month.</summary>
    internal string? Cpr(string place, string? text)
    {
        if (text is not null && TenDigits().IsMatch(text)) return text;
        _faults.Add(new Fault(place, $"{(string.IsNullOrEmpty(text) ? "missing" : "another text")}, expected a CPR number of ten digits"));
        return null;
    }

    private static string Shown(string? seen) => seen switch
    {
        null or "" => "missing",
        _ when !Guid.TryParse(seen, out _) && seen.Count(char.IsAsciiDigit) >= 10 => "a text withheld as it may hold a CPR number",
        { Length: > ShownMax } => $"\"{seen[..ShownMax]}…\"",
        _ => $"\"{seen}\"",
    };

    // Administrative numbers, for persons without an ordinary one, have 60 added to the day.
    [GeneratedRegex(@"^(?:[0-2]\d|3[01]|[6-8]\d|9[01])(?:0[1-9]|1[0-2])\d{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TenDigits();
}
