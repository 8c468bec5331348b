using Coordination.Events;
using Coordination.Ids;
using Coordination.Silo.Citizens;
using Coordination.Silo.Clock;
using Coordination.Silo.Inbox;
using Coordination.Storage.Journal;
using Coordination.Testing;
using Coordination.Views;

namespace Coordination.Silo.Tests.Citizens.Simulation;

/// <summary>
/// One run of a cluster of two silos: events arrive through the inbox and by calls, are sent again, delivered at either silo, decided
/// and committed; numbers turn out to be one person, or not; the clock goes on, deadlines fall due, the database and calls fail, silos
/// die. The seed decides about all of it, so that a run can be repeated. In the end nothing fails any more, and what waits is worked off.
/// </summary>
internal sealed class Schedule
{
    private const int StepsOfTwo = 70;
    private const int StepsToRest = 40_000;

    private readonly string[] _citizens;
    private readonly Random _random;
    private readonly SeededScheduler _scheduler;
    private readonly ServiceClock _clock = ServiceClock.Manual(TimeProvider.System, SiloFixture.Start);
    private readonly Func<ServiceClock, IJournal, CitizenStateDependencies> _dependencies;
    private readonly SimulatedSilo[] _silos = new SimulatedSilo[2];
    private readonly List<(string Citizen, DepartmentEvent Event)> _sent = [];
    private readonly List<(string Citizen, DepartmentEvent Event)> _unanswered = [];
    private bool _ends;
    private int _ids;

    /// <param name="numbers">Of how many numbers it tells; beyond two, also that two are one person, or are not.</param>
    public Schedule(int seed, Flaw flaw, int numbers, Func<ServiceClock, IJournal, CitizenStateDependencies> dependencies)
    {
        (_random, _dependencies) = (new Random(seed), dependencies);
        _citizens = [.. Enumerable.Range(1, numbers).Select(static number => $"sim-{number}")];
        Database = new SimulatedDatabase(flaw);
        _scheduler = new SeededScheduler(_random);
        for (var silo = 0; silo < _silos.Length; silo++) _silos[silo] = NewSilo();
    }

    public SimulatedDatabase Database { get; }

    /// <summary>The events that somebody was told are taken in.</summary>
    public HashSet<(string Citizen, string Source, string Id)> Acknowledged { get; } = [];

    public DateTimeOffset Now => _clock.Now;

    public IEnumerable<(string Citizen, CitizenStateInFlight State)> Active => _silos.SelectMany(static silo => silo.Active);

    /// <summary>Runs it to its end.</summary>
    /// <returns>False: it does not come to rest.</returns>
    public bool Run()
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null); // Otherwise every wait would go on there.
        try
        {
            for (var step = 0; step < StepsOfTwo * _citizens.Length / 2; step++) Step();
            _ends = true;
            _clock.TryMoveTo(Now.AddDays(30)); // Whatever waits for a time falls due.
            foreach (var (citizen, reported) in _unanswered) Insert(citizen, reported); // Whoever got no answer sends again.
            for (var step = 0; step < StepsToRest; step++)
                if (!Rest()) return true;
            return false;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private void Step()
    {
        switch (_random.Next(100))
        {
            case < 50: _scheduler.RunOne(); break;
            case < 68: Commit(Silo()); break;
            case < 80: Send(); break;
            case < 88: Deliver(); break;
            case < 92: Wake(); break;
            case < 96: _clock.TryMoveTo(_clock.Now + TimeSpan.FromMinutes(_random.Next(1, 6_000))); break;
            case < 97: Kill(_random.Next(_silos.Length)); break;
            case < 98: Silo().Deactivate(Citizen()); break;
            default: RestOne(); break;
        }
    }

    /// <summary>Does something that is left to be done; false: there is nothing.</summary>
    private bool Rest()
    {
        if (_scheduler.RunOne()) return true;
        if (Array.Find(_silos, static silo => silo.Journal.HasQueued) is { } queued)
        {
            queued.Journal.CommitOne(CommitEnd.Answered);
            return true;
        }

        return Deliver() || Wake();
    }

    private SimulatedSilo Silo() => _silos[_random.Next(_silos.Length)];

    private string Citizen() => _citizens[_random.Next(_citizens.Length)];

    private SimulatedSilo NewSilo()
    {
        var journal = new SimulatedJournal(Database, () => !_ends && _random.Next(40) == 0);
        return new SimulatedSilo(journal, _dependencies(_clock, journal), _scheduler, new SimulatedPlaces(this));
    }

    private void Commit(SimulatedSilo silo)
    {
        if (!silo.Journal.HasQueued) return;
        silo.Journal.CommitOne(_random.Next(20) switch { 0 => CommitEnd.AnswerLost, 1 => CommitEnd.NotStored, _ => CommitEnd.Answered });
    }

    /// <summary>The silo is gone, with what it had queued, and another takes its place.</summary>
    private void Kill(int number)
    {
        _silos[number].Die();
        _silos[number] = NewSilo();
    }

    /// <summary>One place calls another. While things fail, the call may not arrive, or its answer may be lost.</summary>
    public async Task<T> CallPlaceAsync<T>(CitizenKey key, Func<Activation, Task<T>> call)
    {
        if (FailsNow()) throw new TimeoutException("The call did not arrive.");
        var silo = Silo();
        var called = silo.CallAsync(key.Value, call);
        if (await Task.WhenAny(called, silo.Died) != called) throw new TimeoutException("The silo is gone.");
        var answer = await called;
        return FailsNow() ? throw new TimeoutException("The answer was lost.") : answer;

        bool FailsNow() => !_ends && _random.Next(20) == 0;
    }

    private void Send()
    {
        var (citizen, reported) = _sent.Count > 0 && _random.Next(4) == 0 ? _sent[_random.Next(_sent.Count)] : NewEvent();
        _sent.Add((citizen, reported));
        if (_random.Next(3) > 0) Insert(citizen, reported);
        else Call(citizen, reported);
    }

    private void Insert(string citizen, DepartmentEvent reported)
    {
        Database.Insert(citizen, EventJson.Write(reported), Now);
        Acknowledged.Add((citizen, reported.Source, reported.Id));
    }

    private void Call(string citizen, DepartmentEvent reported)
    {
        _unanswered.Add((citizen, reported));
        _ = Silo().CallAsync(citizen, async activation =>
        {
            var results = await activation.Delivery.TakeInAsync([new IncomingEvent(citizen, reported)]);
            _unanswered.Remove((citizen, reported));
            if (results[0].Why is null) Acknowledged.Add((citizen, reported.Source, reported.Id));
            return results;
        });
    }

    /// <summary>Delivers what waits for a citizen and is not being delivered; false: nothing is.</summary>
    private bool Deliver()
    {
        var underWay = _silos.SelectMany(static silo => silo.Delivering).ToHashSet();
        var waiting = Database.Waiting.Where(row => !underWay.Contains(row.Position)).GroupBy(static row => row.Citizen).ToList();
        if (waiting.Count == 0) return false;
        var rows = waiting[_random.Next(waiting.Count)].ToList();
        var silo = Silo();
        silo.Delivering.UnionWith(rows.Select(static row => row.Position));
        _ = silo.CallAsync(rows[0].Citizen, async activation =>
        {
            try
            {
                var results = await activation.Delivery.TakeInAsync([.. rows.Select(IncomingEvent.Of)]);
                foreach (var (row, result) in rows.Zip(results).Where(static one => one.Second.Why is not null))
                {
                    Database.DeadLetters.Add((result.Source, result.Id));
                    Database.Remove([row.Position]);
                }

                return results;
            }
            finally
            {
                silo.Delivering.ExceptWith(rows.Select(static row => row.Position));
            }
        }).ContinueWith(
            _ => silo.Delivering.ExceptWith(rows.Select(static row => row.Position)), CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted, _scheduler);
        return true;
    }

    /// <summary>Wakes a citizen that is due and is not being woken; false: none is.</summary>
    private bool Wake()
    {
        var underWay = _silos.SelectMany(static silo => silo.Waking).ToHashSet();
        var due = Database.Due(Now).Where(citizen => !underWay.Contains(citizen)).ToList();
        if (due.Count == 0) return false;
        var (citizen, silo) = (due[_random.Next(due.Count)], Silo());
        silo.Waking.Add(citizen);
        _ = silo.CallAsync(citizen, async activation =>
        {
            await activation.Delivery.WakeAsync();
            return true;
        }).ContinueWith(
            _ => silo.Waking.Remove(citizen), CancellationToken.None, TaskContinuationOptions.None, _scheduler);
        return true;
    }

    /// <summary>Packs a citizen that nobody asks for now.</summary>
    private void RestOne()
    {
        if (Active.ToList() is { Count: > 0 } active) _ = active[_random.Next(active.Count)].State.RestAsync();
    }

    private (string Citizen, DepartmentEvent Event) NewEvent()
    {
        var citizen = Citizen();
        var reported = _citizens.Length > 2 && _random.Next(4) == 0 ? AboutNumbers(citizen) : AboutCitizen();
        return (citizen, reported with { Id = $"s{++_ids}" }); // So that a run is the same each time.
    }

    private DepartmentEvent AboutNumbers(string citizen)
    {
        var others = _citizens.Where(one => one != citizen).ToList();
        var other = $"citizen:{others[_random.Next(others.Count)]}";
        return Reports.Of("KFF", Now, _random.Next(3) > 0
            ? new CitizenRenumbered { To = other, Subject = citizen }
            : new CitizenSeparated { From = other, Subject = citizen, Reason = "two people" });
    }

    private DepartmentEvent AboutCitizen()
    {
        var department = Municipality.Departments[_random.Next(Municipality.Departments.Count)];
        var id = $"{_random.Next(3)}";
        var (at, hour) = (Now, SiloFixture.Start.AddDays(_random.Next(9)).AddHours(_random.Next(3)));
        return _random.Next(6) switch
        {
            0 => Reports.Started(department, id, at, caseworker: _random.Next(1, 3)),
            1 or 2 => Reports.Booked(department, id, at, hour),
            3 => Reports.Moved(department, id, at, hour),
            4 => Reports.DeadlineSet(department, id, at, at.AddHours(_random.Next(1, 200))),
            _ => Reports.Of(department, at, new AppointmentCancelled { AppointmentId = id }),
        };
    }
}
