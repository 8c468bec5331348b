using System.Collections;
using Coordination.Domain.Conflicts;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Tests.Conflicts;

public sealed class OpposedGoalsTests
{
    private const int Goals = 2_000;

    private static readonly (string One, string Other)[] Pairs =
        [("work", "pension"), ("work", "rest"), ("abstinence", "controlled-use")];

    [Fact]
    public void A_goal_is_opposed_by_the_earlier_goals_whose_codes_contradict_its_own()
    {
        Goal[] goals = [Goal(1, "work"), Goal(2, "pension"), Goal(3, "rest"), Goal(4, "work"), Goal(5, "other"), Goal(6, "pension")];
        var opposed = new OpposedGoals(Pairs, goals);
        Assert.Equal(
            ["", "1", "1", "2 3", "", "1 4"],
                goals.Select(goal => string.Join(' ', opposed.Before(goal).Select(static it => it.Id.Value))));
    }

    /// <summary>The worst case: none has an opposite, so that each would be compared with every other.</summary>
    [Fact]
    public void Each_entry_of_policy_is_read_once_however_many_goals_there_are()
    {
        var read = new CountedList(Pairs);
        Goal[] goals = [.. Enumerable.Range(0, Goals).Select(static number => Goal(number, "work"))];
        var opposed = new OpposedGoals(read, goals);
        Assert.DoesNotContain(goals, goal => opposed.Before(goal).Any());
        Assert.Equal(Pairs.Length, read.Reads);
    }

    private static Goal Goal(int number, string code) => new()
    {
        Id = new($"{number}"), Department = new("BIF"), Text = "mål", Code = code,
        Agreed = new Stamp(CitizenScenario.Local("2026-03-02T09:00").AddMinutes(number), $"e{number}", "/BIF/fasit"),
    };

    private sealed class CountedList(IReadOnlyList<(string One, string Other)> items) : IReadOnlyList<(string One, string Other)>
    {
        public int Reads { get; private set; }

        public int Count => items.Count;

        public (string One, string Other) this[int index]
        {
            get
            {
                Reads++;
                return items[index];
            }
        }

        public IEnumerator<(string One, string Other)> GetEnumerator()
        {
            for (var i = 0; i < Count; i++) yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
