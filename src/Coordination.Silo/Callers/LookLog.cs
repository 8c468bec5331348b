using Coordination.Grains;
using Coordination.Silo.Clock;
using Coordination.Storage.Access;

namespace Coordination.Silo.Callers;

/// <summary>Writes looks at citizens into the access log, alike for HTTP and for grain calls.</summary>
public sealed class LookLog(AccessLog log, ServiceClock clock, Redaction redact)
{
    /// <summary>The ground of a look that was refused.</summary>
    public const string Refused = "refused";

    /// <summary>The ground of a look by somebody involved.</summary>
    public const string Involved = "involved";

    /// <summary>The maximum length of a reason, in characters. Part of the contract of ICitizenGrain.</summary>
    public const int ReasonMax = 4_000;

    /// <summary>Logs a look. The ground of auditors and integration services is their role.</summary>
    /// <param name="caller">The caller whose look it is.</param>
    /// <param name="who">The caller as the log names it.</param>
    /// <param name="citizen">The key; null: the look concerns no citizen that is known.</param>
    /// <param name="what">What is looked at, without its content.</param>
    /// <param name="ground"><see cref="Involved"/>, <see cref="Refused"/>, or the reason given; null: none.</param>
    /// <param name="cancellation">Cancels the writing.</param>
    public Task WriteAsync(
        Caller caller, string who, string? citizen, string what, string? ground, CancellationToken cancellation = default)
    {
        var role = ground != Refused && caller.Kind is (CallerKind.Auditor or CallerKind.Integration) ? caller.Id : null;
        var written = role ?? (ground is null ? null : redact(ground));
        return log.AppendAsync([new AccessEntry(clock.Now, who, what, citizen, written)], cancellation);
    }
}

/// <summary>Takes out of a text what must not be stored in the access log, such as a CPR number.</summary>
public delegate string Redaction(string text);
