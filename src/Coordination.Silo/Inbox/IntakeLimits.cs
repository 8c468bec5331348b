using Coordination.Events;
using Coordination.Grains;
using Coordination.Silo.Telemetry;
using Microsoft.Extensions.Options;

namespace Coordination.Silo.Inbox;

/// <summary>
/// The bounds on what is received, for every door: what waits, what is being made durable, and the rates of a source and of a citizen.
/// What exceeds one is refused before anything of it is stored.
/// </summary>
/// <remarks>Thread safe. Its memory does not grow with the number of sources and citizens.</remarks>
public sealed class IntakeLimits
{
    internal const string AtOnce = "at-once";
    internal const string Waiting = "waiting";
    internal const string Late = "late";
    internal const string Source = "source";
    internal const string Citizen = "citizen";

    private readonly EventIntake _intake;
    private readonly Backlog _backlog;
    private readonly IntakeOptions _options;
    private readonly BoundedRates _sources;
    private readonly BoundedRates _citizens;

    public IntakeLimits(EventIntake intake, Backlog backlog, TimeProvider machine, IOptions<IntakeOptions> options)
    {
        (_intake, _backlog, _options) = (intake, backlog, options.Value);
        _sources = new BoundedRates(machine, _options.EventsOfOneSourceASecond, _options.EventsOfOneSourceAtOnce);
        _citizens = new BoundedRates(machine, _options.EventsOfOneCitizenASecond, _options.EventsOfOneCitizenAtOnce);
    }

    /// <summary>After how long a refused sender may try again.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(2);

    /// <summary>Why no event is received now; null: events are received. A refusal is counted.</summary>
    public string? RefuseAll(IntakeDoor door)
    {
        var (bound, why) = _intake.IsOverloaded ? (AtOnce, "more events are being made durable than this host may work on at once")
            : _backlog.Waiting > _options.WaitingEventsMax ? (Waiting, $"more than {_options.WaitingEventsMax} events wait")
            : _backlog.IsLate ? (Late, $"more than {_options.LateEventsMax} events have waited longer than {_options.WaitMax}")
            : (null, null);
        if (bound is null) return null;
        Count(bound, door);
        return $"The service takes in less than it is sent just now: {why}. Nothing of this was taken in; send it again.";
    }

    /// <summary>
    /// Why some events of a source about one citizen are refused; null: they are received, and count. A refusal is counted.
    /// </summary>
    public string? Refuse(string source, string citizen, IntakeDoor door, int events = 1)
    {
        if (!_sources.Allows(source, events))
        {
            Count(Source, door);
            return $"At most {_options.EventsOfOneSourceASecond} events of one source are received a second. "
                + "Send this event again in a second.";
        }

        if (_citizens.Allows(citizen, events)) return null;
        Count(Citizen, door);
        return $"At most {_options.EventsOfOneCitizenASecond} events of one citizen are received a second. "
            + "Send this event again in a second.";
    }

    /// <summary>Refuses a client's call with events that exceed a bound. Calls of the service itself are not refused.</summary>
    /// <exception cref="TooManyEventsException">They exceed one. None was taken in.</exception>
    internal void Require(string citizen, IReadOnlyList<DepartmentEvent> events, IntakeDoor door)
    {
        if (Caller.Current is not { Kind: not CallerKind.System } caller || events.Count == 0) return;
        if ((RefuseAll(door) ?? Refuse(caller.Id, citizen, door, events.Count)) is { } why)
            throw new TooManyEventsException(why, RetryAfter);
    }

    /// <summary>The tag of a bound's metrics.</summary>
    internal static KeyValuePair<string, object?> Bound(string name) => new("bound", name);

    private static void Count(string bound, IntakeDoor door) => SiloTelemetry.Shed.Add(
        1, Bound(bound), new KeyValuePair<string, object?>("door", door switch
        {
            IntakeDoor.Http => "http",
            IntakeDoor.Stream => "stream",
            _ => "call",
        }));
}

/// <summary>The doors by which events come.</summary>
public enum IntakeDoor
{
    Http,
    Stream,
    Call,
}
