using Coordination.Domain.Calendar;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;
using Coordination.Testing;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>What one step does, by the numbers that were drawn for it.</summary>
internal sealed record Step(int What, int One, int Other, int Third);

/// <summary>
/// A citizen's place and the plain model beside each other, led through the same steps: what people ask, what departments
/// report, organizations that are put, time, silos that die. After each step both must say the same. What a step may be is one
/// list that reads better whole.
/// </summary>
internal sealed class Collaboration
{
    /// <summary>How many things a step may do.</summary>
    public const int Whats = 22;

    private static readonly string[] Departments = ["BIF", "SOF", "SUF"];
    private static readonly string[] Units = ["bif-job", "sof-adult", "sof-treatment", "suf-rehab", "no-unit"];
    private static readonly string[] People =
    [
        "bif-job-1", "bif-job-2", "bif-job-lead", "bif-head", "sof-adult-1", "sof-adult-2", "sof-adult-lead", "sof-treatment-1",
        "sof-treatment-lead", "suf-rehab-1", "suf-rehab-2", "suf-rehab-lead", "suf-head", "nobody-1",
    ];

    private readonly CitizenScenario _place = new("2026-03-11T12:00");
    private readonly ReferenceModel _model;
    private readonly List<(DateTimeOffset From, ReferenceOrganization Organization)> _organizations;
    private readonly HashSet<string> _transferred = [];
    private int _events;

    public Collaboration()
    {
        _model = new ReferenceModel(new ReferenceOrganization(AcceptanceMunicipality.Document, []), _place.Now);
        _organizations = [(_place.Now, _model.Organization)];
        Opened("BIF", 0, "bif-job-1", new Step(0, 5, 0, 0));
        Opened("SOF", 0, "sof-adult-1", new Step(0, 5, 0, 0));
    }

    public CitizenScenario Scenario => _place;

    /// <summary>How each command was answered, by its name.</summary>
    public Dictionary<(string Command, Told Told), int> Answers { get; } = [];

    public void Take(Step step)
    {
        var person = People[step.One % People.Length];
        switch (step.What)
        {
            case 0 or 1: _place.At(LaterBy(step)); break;
            case 2: Opened(Departments[step.One % 3], step.Other % 3, People[step.Third % People.Length], step); break;
            case 3 or 4: Assigned(step, again: step.What == 4); break;
            case 5: Runs(step); break;
            case 6: Contact(step); break;
            case 7 or 8: Reorganized(step); break;
            case 9: _place.Killed(); break;
            case 10: Appoint(ByRight(step, Responsible(step)), step.Other % 2 == 0 ? People[step.Third % People.Length] : null); break;
            case 11 or 12: Offer(step, isRequest: false); break;
            case 13: Offer(step, isRequest: true); break;
            case 14 or 15 or 16: Answer(step, nameof(ReferenceModel.Accept)); break;
            case 17: Answer(step, nameof(ReferenceModel.Decline)); break;
            case 18: Answer(step, nameof(ReferenceModel.Withdraw)); break;
            case 19: PassOn(step, person); break;
            case 20: Acknowledge(step, person); break;
            default: Transfer(step); break;
        }

        Agree();
    }

    /// <summary>Both say the same of everything that is held and of every open offer.</summary>
    public void Agree()
    {
        Settle();
        foreach (var (id, work) in _model.Works)
        {
            Assert.Equal((id, work.Holder.Person), (id, _place.Intervention(id).Holder.Caseworker.Value));
            if (!_model.HasEnded(id)) Assert.Equal((id, _model.Responsible(id)), (id, _place.Responsible(id)));
        }

        foreach (var (what, contact) in _model.Contacts)
        {
            var deadline = _place.DeadlineOf($"contact-answer:{what.Split(' ')[1]}");
            Assert.Equal((what, contact.IsAnswered), (what, deadline.IsClosed));
            if (!contact.IsAnswered) Assert.Equal((what, _model.Responsible(what)), (what, deadline.Responsible.Value));
        }

        Assert.Equal(_model.Responsible(ReferenceModel.Coordination), _place.Citizen.ResponsibleCoordinator?.Value);
        Assert.Equal(
            _model.Open.Order(StringComparer.Ordinal),
            _place.Citizen.Handovers.Values.Where(h => h.Status == HandoverStatus.Offered).Select(h => h.Id.Value)
                .Order(StringComparer.Ordinal));
    }

    /// <summary>The whole journal, prefix by prefix.</summary>
    public IReadOnlyList<string> Judged() =>
        new ResponsibilityJudge(instant => [_organizations.Last(put => put.From <= instant).Organization])
        .Faults(_place.Key, _place.Journal, _place.Now);

    private DateTimeOffset LaterBy(Step step) => (step.One % 4) switch
    {
        0 => LocalTime.StartOfDay(_place.Today.AddDays(1)).AddMilliseconds((step.Other % 3) - 1) is var midnight && midnight > _place.Now
            ? midnight
            : _place.Now,
        1 => _place.Now.AddMilliseconds(step.Other % 3),
        _ => _place.Now.AddHours(step.Other % 90),
    };

    private void Opened(string department, int number, string person, Step step)
    {
        var (id, first) = ($"i{number}", _place.Today.AddDays((step.One % 9) - 5));
        if (_model.Works.ContainsKey($"{department}/{id}")) return;
        DateOnly? last = step.Third % 3 == 0 ? first.AddDays(4 + (step.Third % 9)) : null;
        var work = new Work(department, first, last);
        _model.Works.Add($"{department}/{id}", work);
        Reported(
            department,
            new InterventionStarted { InterventionId = id, Kind = "mentor", Caseworker = person,
            Unit = $"{department.ToLowerInvariant()}-unit", StartsOn = first, EndsOn = last }, step, work, person, kind: -1);
    }

    private void Assigned(Step step, bool again)
    {
        if (Pick(_model.Works, step.One) is not { Value: { } work } found) return;
        var (id, person) = (found.Key.Split('/')[1], People[step.Other % People.Length]);
        Reported(
            work.Department,
            again
            ? new InterventionChanged { InterventionId = id, Caseworker = person }
            : new CaseworkerAssigned { InterventionId = id, Caseworker = person }, step, work, person, kind: 0, again);
    }

    private void Runs(Step step)
    {
        if (Pick(_model.Works, step.One) is not { Value: { } work } found) return;
        var (id, day) = (found.Key.Split('/')[1], _place.Today.AddDays(step.Third % 3));
        if (step.Other % 4 == 0 && work.EndedOn is null)
        {
            work.EndedOn = _place.Today;
            Reported(
                work.Department, new InterventionEnded { InterventionId = id, EndedOn = _place.Today }, step with { Third = 1 }, work,
                person: null, kind: 0);
            return;
        }

        work.Pauses.Add((day, step.Other % 2 == 0));
        Hears(work.Department, step.Other % 2 == 0
            ? new InterventionPaused { InterventionId = id, OnDate = day }
            : new InterventionResumed { InterventionId = id, OnDate = day });
    }

    /// <summary>Some of what is reported is reported late.</summary>
    private void Reported(string department, EventData data, Step step, Work work, string? person, int kind, bool again = false)
    {
        var time = step.Third % 7 == 0 ? _place.Now.AddHours(-(step.Third % 40)) : _place.Now;
        var reported = EventSamples.Of(department, data, time, $"r-{++_events:0000}");
        work.Turns.Add(
            new(time, kind, _events, person, person is null
            ? ""
            : _model.Organization.DepartmentOf(person, department), ReportedHandover.IdOf(reported).Value, again));
        _place.Hears(reported);
    }

    private void Contact(Step step)
    {
        var (department, id) = (Departments[step.One % 3], $"k{step.Other % 3}");
        var known = _model.Contacts.GetValueOrDefault($"contact {department}/{id}");
        if (step.Third % 3 == 0 && known is not null)
        {
            known.IsAnswered = true;
            Hears(department, new ContactAnswered { ContactId = id });
            return;
        }

        if (known is null) _model.Contacts.Add($"contact {department}/{id}", known = new Called(department));
        (known.Wants, known.About) = (step.Third % 2 == 0 ? Departments[step.Third % 3] : null, step.Third % 5 == 0 ? "i0" : null);
        Hears(department,
            new ContactReceived { ContactId = id, Channel = "phone", Unit = "entry", Wants = known.Wants, About = known.About });
    }

    private void Hears(string department, EventData data) =>
        _place.Hears(EventSamples.Of(department, data, _place.Now, $"r-{++_events:0000}"));

    private void Reorganized(Step step)
    {
        _place.Advance("PT1S");
        // Mostly of those that something hangs on: whoever holds or answers for something now.
        string[] held = [.. _model.Works.Keys.Concat(_model.Contacts.Keys).Append(ReferenceModel.Coordination)];
        string[] people =
            [.. People, .. held.SelectMany(what => (string?[])[_model.HolderOf(what), _model.Responsible(what)]).OfType<string>()
            .SelectMany(person => Enumerable.Repeat(person, 3))];
        _place.Organized(document => document.Changed(_place.Organization.Left, people, step, _place.Now), asleep: step.What == 8);
        _model.Organization = _model.Organization.Followed(_place.Organization.Document);
        _organizations.Add((_place.Now, _model.Organization));
    }

    private void Appoint(string by, string? whom) =>
        Ask(by, new AppointAsCoordinator(new(whom ?? by), "kender borgeren"), model =>
            model.Appoint(whom ?? by, by), _ => _model.Appointed(whom ?? by));

    private void Offer(Step step, bool isRequest)
    {
        var what = What(step, step.Other);
        var by = isRequest ? People[step.Third % People.Length] : ByRight(step, _model.Responsible(what));
        var (toPerson, toUnit) = isRequest
            ? (by, null)
            : step.Third % 3 == 0
            ? (null, Units[step.One % Units.Length])
            : (People[step.Third % People.Length], (string?)null);
        DateOrInstant? answerBy = (
            step.Other % 5) switch { 0 => null, 1 when step.One % 9 == 0 => _place.Now, _ => _place.Now.AddHours(1 + (step.Other % 60)) };
        Command command = isRequest
            ? new RequestHandover(ResponsibilityOf(what), "grund", null, answerBy)
            : new OfferHandover(
                ResponsibilityOf(what), toPerson is null ? null : new(toPerson), toUnit is null ? null : new(toUnit), "grund", null,
                answerBy);
        Ask(by, command, model =>
            model.Offer(what, toPerson, toUnit, answerBy?.Instant <= _place.Now, by, isRequest), id => _model.Handovers.Add(
            id!, new Asked(
                what, _model.HolderOf(what)!, toPerson, toUnit, by, _place.Now, IsRequest: isRequest) { PassedFrom = DueOf(id!) }));
    }

    private void Answer(Step step, string how)
    {
        var open = _model.Handovers.Where(h => h.Value.IsOpen || step.Other % 5 == 0).OrderBy(h => h.Key, StringComparer.Ordinal).ToList();
        if (open.Count == 0) return;
        var (id, asked) = open[step.Third % open.Count];
        var by = ByRight(
            step, asked.IsRequest ^ how == nameof(ReferenceModel.Withdraw)
            ? _model.Responsible(asked.What)
            : asked.Person
                ?? (how == nameof(ReferenceModel.Accept) && step.One % 2 == 0
                    ? $"{asked.Unit}-2"
                    : _model.Organization.LeaderOf(asked.Unit)));
        switch (how)
        {
            case nameof(ReferenceModel.Accept):
                Ask(by, new AcceptHandover(new(id)), model => model.Accept(id, by), _ => Accepted(id, asked, by));
                break;
            case nameof(ReferenceModel.Decline):
                Ask(by, new DeclineHandover(new(id), "nej"), model =>
                    model.Decline(id, by), _ => (asked.State, asked.AnsweredBy) = ("declined", by));
                break;
            default:
                Ask(by, new WithdrawHandover(new(id), null), model =>
                    model.Withdraw(id, by), _ => (asked.State, asked.AnsweredBy) = ("withdrawn", by));
                break;
        }
    }

    private void Accepted(string id, Asked asked, string by)
    {
        var taker = _model.TakerOf(asked, by);
        (asked.State, asked.AnsweredBy) = ("accepted", by);
        _model.Take(asked.What, taker, _model.Organization.DepartmentOf(taker, _place.Handover(id).To.Department.Value), id);
    }

    private void PassOn(Step step, string person)
    {
        if (_place.Citizen.Conflicts.Values.FirstOrDefault(c => c.Kind == "no-coordinator") is not { } conflict) return;
        var by = step.Other % 3 > 0 ? conflict.Owes?.Value ?? person : person;
        var owes = conflict.Owes?.Value;
        Ask(by, new SettleConflict(conflict.Id, "pass-on", null, "grund"), model =>
            owes is null || (by != owes && !model.Organization.Leads(by, owes)) ? [Told.Forbidden]
            : [conflict.Status == ConflictStatus.Open && conflict.Proposed is not null ? Told.Allowed : Told.Conflict],
            _ => Assert.NotEqual(conflict.Proposed, _place.Citizen.Conflicts[conflict.Id].Proposed));
    }

    private void Acknowledge(Step step, string person)
    {
        var alerts = _place.Citizen.Alerts.Values.ToList();
        if (alerts.Count == 0) return;
        var alert = alerts[step.Other % alerts.Count];
        var by = step.Third % 3 > 0 ? alert.Receiver.Value : person;
        Ask(by, new AcknowledgeAlert(alert.Id), _ =>
            [by != alert.Receiver.Value ? Told.Forbidden : alert.AcknowledgedAt is null ? Told.Allowed : Told.Conflict], _ => { });
    }

    /// <summary>A citizen's turn in a caseload transfer; now and then once more, as after a silo's death or a pause.</summary>
    private void Transfer(Step step)
    {
        var from = Responsible(step) ?? People[0];
        var (to, transfer) = (People[step.Other % People.Length], $"transfer-{step.Third % 5}-{from}-{step.Other % People.Length}");
        if (from == to) return;
        var moves = _model.Transferred(from, to).Where(move => !_transferred.Contains($"{transfer} {move.What}")).ToList();
        Ask(People[2], new TransferCaseload(new(from), new(to), "ny fordeling"), _ => [Told.Allowed], _ =>
        {
            foreach (var (what, within) in moves)
            {
                var id = HandoverIds.Transferred(transfer, ResponsibilityOf(what)).Value;
                _model.Handovers.Add(
                    id, new Asked(
                        what, from, to, null, People[2], _place.Now) { State = within ? "accepted" : "open", PassedFrom = DueOf(id) });
                if (within) _model.Take(what, to, _model.Organization.DepartmentOf(to, ""), id);
                _transferred.Add($"{transfer} {what}");
            }
        }, transfer);
    }

    private void Ask(
        string by, Command command, Func<ReferenceModel, IReadOnlyList<Told>> expected, Action<string?> carried, string? id = null)
    {
        Settle();
        var (told, before) = (expected(_model), _place.Journal.Count);
        // Whoever has left decides nothing any more; only what they ordered for many goes on.
        if (_model.Organization.HasLeft(by) && command is not TransferCaseload)
            told = [.. told.Select(one => one is Told.Allowed or Told.Conflict ? Told.Forbidden : one)];
        var outcome = _place.Asks(by, command, id);
        var answer = outcome.Refusal switch
        {
            null => Told.Allowed,
            NotFound => Told.NotFound,
            Invalid => Told.Invalid,
            Forbidden => Told.Forbidden,
            _ => Told.Conflict,
        };
        Assert.True(
            told.Contains(answer),
            $"{command} by {by} at {_place.Now:O}: {answer} ({outcome.Refusal?.Why}), and should be {string.Join(" or ", told)}.");
        Answers[(command.GetType().Name, answer)] = Answers.GetValueOrDefault((command.GetType().Name, answer)) + 1;
        if (outcome.Refusal is null) carried(outcome.Changed);
        else Assert.Equal(before, _place.Journal.Count);
    }

    /// <summary>The model follows, day by day: what begins, pauses or ends on a day may have overtaken something meanwhile.</summary>
    private void Settle()
    {
        for (var midnight = LocalTime.StartOfDay(
            LocalTime.DayOf(_model.Now).AddDays(1)); midnight < _place.Now; midnight = LocalTime.StartOfDay(
                LocalTime.DayOf(midnight).AddDays(1)))
        {
            _model.Now = midnight;
            _model.Settle(DueOf);
        }

        _model.Now = _place.Now;
        _model.Settle(DueOf);
    }

    private DateTimeOffset? DueOf(string id) => _place.Citizen.Handovers.GetValueOrDefault(new HandoverId(id))?.AnswerBy?.PassedFrom;

    private string? Responsible(Step step) => _model.Responsible(What(step, step.Third));

    private string What(Step step, int number) => (step.One % 5) switch
    {
        0 => ReferenceModel.Coordination,
        1 when Pick(_model.Contacts, number).Key is { } contact => contact,
        _ => Pick(_model.Works, number).Key,
    };

    /// <summary>By somebody for whom it makes sense more often than by anybody.</summary>
    private static string ByRight(Step step, string? right) =>
        step.Other % 4 > 0 && right is not null ? right : People[step.One % People.Length];

    private static Responsibility ResponsibilityOf(string what) =>
        what == ReferenceModel.Coordination ? Responsibility.CoordinatorRole
        : what.Split(' ') is [_, var contact]
            ? new(ResponsibilityType.Contact, new ItemId(contact))
            : new(ResponsibilityType.Intervention, new ItemId(what));

    private static KeyValuePair<string, T> Pick<T>(SortedDictionary<string, T> among, int number) =>
        among.ElementAtOrDefault(number % Math.Max(among.Count, 1));
}
