using Coordination.Domain.Access;
using Coordination.Domain.Organizations;
using Coordination.Domain.Policies;
using Coordination.Ids;
using Coordination.Storage.Operations;

namespace Coordination.Host.Overview;

/// <summary>
/// Numbers as somebody is told them who may not see the citizens behind. Leaders are told exactly what is of their own departments alone.
/// Where another department takes part, the number is rounded down to whole fives, so that it tells neither of fewer than five citizens nor
/// of one secret matter; totals are sums of what is told, so that no difference gives away what is left out.
/// </summary>
/// <param name="own">The departments that the reader leads in, in their form; null: they are told everything.</param>
internal sealed class ToldFigures(IReadOnlyCollection<string>? own, AccessPolicy access, Organization organization)
{
    /// <summary>Numbers about other departments are told in steps of so many.</summary>
    internal const int Step = 5;

    /// <summary>Whether every number is told as it is.</summary>
    internal bool IsExact => own is null;

    /// <summary>The departments that the reader leads in, in their form; null: they are told everything.</summary>
    internal IReadOnlyCollection<string>? Own => own;

    /// <summary>Whether a department is the reader's, or they are told everything.</summary>
    internal bool IsOwn(string department) => own is null || own.Contains(department);

    /// <summary>Whether a department is named to the reader.</summary>
    internal bool Names(string department) => IsOwn(department) || access.IsNamed(department);

    /// <summary>The departments as they are named to the reader; another authority stands last, however many there are.</summary>
    internal IReadOnlyList<string> Named(IReadOnlyList<string> departments) => IsExact
        ? departments
        :
        [
            .. departments.Where(Names).Distinct(),
            .. departments.All(Names) ? Array.Empty<string>() : [Mask.OtherAuthority],
        ];

    /// <summary>The same where some departments are not named, because what they do is secret.</summary>
    /// <param name="hidden">The departments whose work is secret as a whole.</param>
    /// <param name="besides">The departments of whose work some is secret.</param>
    internal IReadOnlyList<string> Named(
        IReadOnlyList<string> departments, IReadOnlyList<string> hidden, IReadOnlyList<string> besides) =>
        IsExact ? departments : Named(
        [
            .. departments.Select(code => hidden.Contains(code) && !IsOwn(code) ? Mask.OtherAuthority : code),
            .. besides.Any(code => !IsOwn(code)) ? [Mask.OtherAuthority] : Array.Empty<string>(),
        ]);

    /// <summary>A number of what some departments take part in; 0: it is not told.</summary>
    internal long Of(IReadOnlyList<string> departments, long count) =>
        IsExact || (departments.Count > 0 && departments.All(IsOwn)) ? count : InSteps(count);

    /// <summary>A number of what several departments do together; 0: it is not told.</summary>
    internal long OfAll(long count) => IsExact ? count : InSteps(count);

    /// <summary>A person as the reader is told them: people of other departments are not named.</summary>
    internal string Person(string id) => IsExact || organization.DepartmentsOf(new CaseworkerId(id)).Any(one => IsOwn(one.Value))
        ? organization.Spelling(new CaseworkerId(id)) ?? id
        : Mask.Nobody;

    /// <summary>Waits as they are told.</summary>
    internal IEnumerable<WaitingView> Of(IEnumerable<WaitingView> waits) => IsExact ? waits : waits
        .Where(wait => Names(wait.From) && Names(wait.To))
        .Select(wait => wait with { Count = (int)Of([wait.From, wait.To], wait.Count) }).Where(static wait => wait.Count > 0);

    /// <summary>Chains as they are told.</summary>
    internal IEnumerable<SanctionChain> Of(IEnumerable<SanctionChain> chains) => IsExact ? chains : chains
        .Where(chain => Names(chain.From) && Names(chain.To))
        .Select(chain => chain with { Count = Of([chain.From, chain.To], chain.Count) }).Where(static chain => chain.Count > 0);

    private static long InSteps(long count) => count / Step * Step;
}
