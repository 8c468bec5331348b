using Coordination.Events;

namespace Coordination.Simulator.Loads;

/// <summary>
/// What does not follow the form, of one invented citizen: a death and its taking back, a move, another number and the undoing of it,
/// an event that was never true.
/// </summary>
/// <param name="subjects">The citizen's numbers: one or two.</param>
internal sealed class SimulatedLife(IReadOnlyList<string> subjects, Random random)
{
    /// <summary>How many in a hundred events are of this sort.</summary>
    private const int Percent = 6;

    private static readonly string[] Municipalities = ["0101", "0147", "0751"];
    private static readonly DepartmentProfile Registry = DepartmentProfile.All[4];

    private readonly List<(SimulatedEvent Event, string Id)> _reported = [];
    private bool _isDead, _isJoined;

    /// <summary>One of the citizen's numbers.</summary>
    public string AnySubject => subjects.Count == 1 ? subjects[0] : subjects[random.Next(subjects.Count)];

    /// <summary>Such an event; null: an everyday one is due.</summary>
    public SimulatedEvent? Next(DateOnly today)
    {
        if (random.Next(100) >= Percent) return null;
        return random.Next(6) switch
        {
            0 => Death(today),
            1 => Move(today),
            < 4 when subjects.Count > 1 => OtherNumber(),
            _ => Withdrawal() ?? Move(today),
        };
    }

    /// <summary>Remembers an event, which may be withdrawn later.</summary>
    public void Remember(SimulatedEvent reported, string id)
    {
        if (reported.Data is NumberEvent or EventWithdrawn) return;
        if (_reported.Count == SimulatedCitizen.OpenItemsMax) _reported.RemoveAt(0);
        _reported.Add((reported, id));
    }

    private SimulatedEvent Death(DateOnly today)
    {
        _isDead = !_isDead;
        return new(AnySubject, Registry, _isDead ? new CitizenDied { OnDate = today } : new CitizenCorrected { Cleared = ["diedOn"] });
    }

    private SimulatedEvent Move(DateOnly today) => new(AnySubject, Registry, new CitizenMoved
    {
        Municipality = Municipalities[random.Next(Municipalities.Length)], OnDate = today,
    });

    private SimulatedEvent OtherNumber()
    {
        _isJoined = !_isJoined;
        var from = random.Next(2);
        var other = subjects[1 - from];
        return new(subjects[from], Registry, _isJoined
            ? new CitizenRenumbered { To = other }
            : new CitizenSeparated { From = other, Reason = "to personer" });
    }

    private SimulatedEvent? Withdrawal()
    {
        if (_reported.Count == 0) return null;
        var index = random.Next(_reported.Count);
        var (mistaken, id) = _reported[index];
        _reported.RemoveAt(index);
        return mistaken with { Data = new EventWithdrawn { Id = id, Reason = "meldt ved en fejl" } };
    }
}
