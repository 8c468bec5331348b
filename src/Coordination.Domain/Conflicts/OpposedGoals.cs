using Coordination.Domain.Reported;

namespace Coordination.Domain.Conflicts;

/// <summary>
/// The goals that contradict another, found by code: each entry of policy is read once, and a goal is compared only with goals it
/// contradicts.
/// </summary>
internal sealed class OpposedGoals
{
    private readonly Dictionary<string, HashSet<string>> _opposites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Goal>> _opposed = new(StringComparer.Ordinal);

    /// <param name="pairs">Contradictory codes.</param>
    /// <param name="goals">Goals with codes, in the order in which they were agreed.</param>
    public OpposedGoals(IReadOnlyList<(string One, string Other)> pairs, IReadOnlyList<Goal> goals)
    {
        foreach (var (one, other) in pairs)
        {
            Declare(one, other);
            Declare(other, one);
        }

        foreach (var goal in goals)
            if (_opposites.TryGetValue(goal.Code!, out var opposites))
                foreach (var code in opposites) OpposedTo(code).Add(goal);
    }

    /// <summary>The goals that contradict one and were agreed before it, in that order.</summary>
    public IEnumerable<Goal> Before(Goal later) => _opposed.TryGetValue(later.Code!, out var opposed)
        ? opposed.TakeWhile(earlier => earlier.Agreed.CompareTo(later.Agreed) < 0)
        : [];

    private void Declare(string one, string other)
    {
        if (!_opposites.TryGetValue(one, out var opposites)) _opposites[one] = opposites = [];
        opposites.Add(other);
    }

    private List<Goal> OpposedTo(string code)
    {
        if (!_opposed.TryGetValue(code, out var goals)) _opposed[code] = goals = [];
        return goals;
    }
}
