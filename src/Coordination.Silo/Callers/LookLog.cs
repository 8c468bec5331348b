using System.Collections.Frozen;
using Coordination.Domain.Access;
using Coordination.Grains;
using Coordination.Ids;
using Coordination.Silo.Clock;
using Coordination.Silo.Organizations;
using Coordination.Storage.Access;

namespace Coordination.Silo.Callers;

/// <summary>Writes looks at citizens into the access log, alike for HTTP and for grain calls.</summary>
public sealed class LookLog(AccessLog log, ServiceClock clock, OrganizationSource organizations, Redaction redact)
{
    /// <summary>The ground of a look that was refused.</summary>
    public const string Refused = "refused";

    /// <summary>The ground of a look at a list, by somebody involved with each citizen in it.</summary>
    public const string Involved = "involved";

    /// <summary>
    /// The part, the ground and the looker of a look by the link to a step of the plan. The id of the link follows the ground.
    /// </summary>
    public const string StepLink = "step-link";

    /// <summary>The maximum length of a reason, in characters. Part of the contract of ICitizenGrain.</summary>
    public const int ReasonMax = 4_000;

    private static readonly FrozenSet<string> Words =
        AccessGrounds.All.Append(Refused).Append(Involved).Append(StepLink).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A reason as somebody gave it, in quotation marks if it begins with the service's own word for a ground: nobody writes themselves a
    /// ground.
    /// </summary>
    public static string? Given(string? reason) =>
        reason is not null && Words.Contains(reason.TrimStart().Split(' ', ',', '\t', '\r', '\n')[0]) ? $"»{reason}«" : reason;

    /// <summary>
    /// The department of a caseworker's main post; null for other callers, and for somebody the organization does not know.
    /// </summary>
    public string? DepartmentOf(Caller caller) => caller.Kind == CallerKind.Caseworker
        && organizations.Current.DepartmentsOf(new CaseworkerId(caller.Id)) is [var main, ..]
            ? main.Value
            : null;

    /// <summary>Logs a look. The ground of auditors and integration services is their role.</summary>
    /// <param name="caller">The caller whose look it is.</param>
    /// <param name="who">The caller as the log names it.</param>
    /// <param name="citizen">The key; null: the look concerns no citizen that is known.</param>
    /// <param name="what">What is looked at, without its content.</param>
    /// <param name="ground">
    /// The ground of access, <see cref="Involved"/>, <see cref="Refused"/>, or the reason that was <see cref="Given"/>; null: none.
    /// </param>
    /// <param name="cancellation">Cancels the writing.</param>
    public Task WriteAsync(
        Caller caller, string who, string? citizen, string what, string? ground, CancellationToken cancellation = default)
    {
        var role = ground != Refused && caller.Kind is (CallerKind.Auditor or CallerKind.Integration) ? caller.Id : null;
        var written = role ?? (ground is null ? null : redact(ground));
        return log.AppendAsync([new AccessEntry(clock.Now, who, what, citizen, written, DepartmentOf(caller))], cancellation);
    }
}

/// <summary>Takes out of a text what must not be stored in the access log, such as a CPR number.</summary>
public delegate string Redaction(string text);
