using Coordination.Domain.Calendar;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Reported;

/// <summary>Folds the events and the accepted handovers of an intervention. The caller passes them in order.</summary>
/// <param name="item">The intervention's events.</param>
/// <param name="begun">The result of an earlier fold to continue; null: the fold begins empty.</param>
internal sealed class InterventionFold(ReportedItem item, Intervention? begun = null)
{
    private Intervention _it = begun ?? new()
    {
        Id = item.Id,
        Department = item.Department,
        Origin = Stamp.Of(item.Events[0].Event),
        Holder = new Holder(default, null, item.Department),
    };

    public Intervention Result => _it;

    public void Take(TakenEvent taken)
    {
        switch (taken.Event.Data)
        {
            case InterventionOpened opened:
                Open(taken, opened);
                Assign(taken, opened.Caseworker, opened.Unit);
                break;
            case InterventionChanged changed:
                _it = _it with
                {
                    Kind = changed.Kind ?? _it.Kind,
                    Title = changed.Merge(changed.Title, _it.Title, nameof(changed.Title)),
                    StartsOn = changed.StartsOn ?? _it.StartsOn,
                    EndsOn = changed.Merge(changed.EndsOn, _it.EndsOn, nameof(changed.EndsOn)),
                    WeeklyHours = changed.Merge(changed.WeeklyHours, _it.WeeklyHours, nameof(changed.WeeklyHours)),
                    StatedIntensity = changed.Merge(changed.Intensity, _it.StatedIntensity, nameof(changed.Intensity)),
                    Place = changed.Merge(changed.Place, _it.Place, nameof(changed.Place)),
                    Lasting = changed.Merge(changed.Lasting, _it.Lasting, nameof(changed.Lasting)) ?? false,
                    LegalBasis = changed.Merge(changed.LegalBasis, _it.LegalBasis, nameof(changed.LegalBasis)),
                    Cost = changed.Merge(changed.Cost, _it.Cost, nameof(changed.Cost)),
                    Payer = changed.Merge(changed.Payer, _it.Payer, nameof(changed.Payer)),
                };
                if (changed.Caseworker is not null) Assign(taken, changed.Caseworker, changed.Unit);
                else if (changed.Unit is not null) _it = _it with { Holder = _it.Holder with { Unit = new UnitId(changed.Unit) } };
                break;
            case CaseworkerAssigned assigned:
                Assign(taken, assigned.Caseworker, assigned.Unit);
                break;
            case InterventionPaused paused:
                _it = _it with { Pauses = _it.Pauses.Add(new Pause(paused.OnDate, true)) };
                break;
            case InterventionResumed resumed:
                _it = _it with { Pauses = _it.Pauses.Add(new Pause(resumed.OnDate, false)) };
                break;
            case InterventionEnded ended:
                if (_it.EndedOn != ended.EndedOn) _it = _it with { EndedOn = ended.EndedOn, EndedAt = taken.Event.Time };
                LapseOffers(taken.Event.Time);
                break;
            default: // Other reports about an intervention, such as aftercare, do not change it.
                break;
        }
    }

    public void Accept(AcceptedHandover accepted)
    {
        LapseOffers(accepted.At, but: accepted.Handover);
        Hold(accepted.To);
    }

    /// <summary>
    /// Brings the intervention into being, or states it again. If it had ended by then, it runs again: its ending and a pause from before
    /// it no longer count, and neither does a planned last day in the past, unless the event names it.
    /// </summary>
    private void Open(TakenEvent taken, InterventionOpened opened)
    {
        var day = LocalTime.DayOf(taken.Event.Time);
        var known = _it;
        if (IsBegun && (known.EndedOn is not null || known.EndsOn < day))
        {
            known = known with { Origin = Stamp.Of(taken.Event), EndedOn = null, EndedAt = null };
            if (known.EndsOn < day) known = known with { EndsOn = null };
            if (known.Pauses is [.., { Paused: true }])
                known = known with { Pauses = known.Pauses.Add(new Pause(opened.StartsOn > day ? opened.StartsOn : day, Paused: false)) };
        }

        _it = known with
        {
            Kind = opened.Kind,
            Title = opened.Merge(opened.Title, known.Title, nameof(opened.Title)),
            StartsOn = opened.StartsOn,
            EndsOn = opened.Merge(opened.EndsOn, known.EndsOn, nameof(opened.EndsOn)),
            WeeklyHours = opened.Merge(opened.WeeklyHours, known.WeeklyHours, nameof(opened.WeeklyHours)),
            StatedIntensity = opened.Merge(opened.Intensity, known.StatedIntensity, nameof(opened.Intensity)),
            Place = opened.Merge(opened.Place, known.Place, nameof(opened.Place)),
            Lasting = opened.Merge(opened.Lasting, known.Lasting, nameof(opened.Lasting)) ?? false,
            LegalBasis = opened.Merge(opened.LegalBasis, known.LegalBasis, nameof(opened.LegalBasis)),
            Cost = opened.Merge(opened.Cost, known.Cost, nameof(opened.Cost)),
            Payer = opened.Merge(opened.Payer, known.Payer, nameof(opened.Payer)),
        };
    }

    private bool IsBegun => _it.Holder.Caseworker != default;

    private void Assign(TakenEvent taken, string caseworker, string? unit)
    {
        var named = new CaseworkerId(caseworker);
        var assignee = taken.Assignee;
        var to = new Holder(
            named,
            unit is not null ? new UnitId(unit)
            : assignee?.Unit ?? (taken.Event.Data.Clears(nameof(CaseworkerAssigned.Unit)) ? null : _it.Holder.Unit),
            assignee?.Department ?? item.Department);
        var first = !IsBegun;
        // A system that sends the whole intervention again repeats the caseworker it has already offered it to. That is not a new
        // offer.
        if (taken.Event.Data is InterventionChanged && _it.Offers is [.., { LapsedAt: null } standing]
            && standing.To.Caseworker == named) return;
        LapseOffers(taken.Event.Time);
        if (!first && named != _it.Holder.Caseworker)
        {
            var handover = ReportedHandover.IdOf(taken.Event);
            if (to.Department != item.Department)
            {
                var offer = new ReportedOffer(handover, Stamp.Of(taken.Event), _it.Holder, to, LapsedAt: null);
                _it = _it with { Offers = _it.Offers.Add(offer) };
                return;
            }

            _it = _it with { Reported = _it.Reported.Add(new ReportedHandover(handover, Stamp.Of(taken.Event), _it.Holder, to)) };
        }

        Hold(to);
    }

    private void LapseOffers(DateTimeOffset at, HandoverId? but = null)
    {
        for (var i = 0; i < _it.Offers.Length; i++)
            if (_it.Offers[i].LapsedAt is null && _it.Offers[i].Id != but)
                _it = _it with { Offers = _it.Offers.SetItem(i, _it.Offers[i] with { LapsedAt = at }) };
    }

    private void Hold(Holder to) => _it = _it with
    {
        Holder = to,
        Holders = _it.Holders.Contains(to.Caseworker) ? _it.Holders : _it.Holders.Add(to.Caseworker),
    };
}
