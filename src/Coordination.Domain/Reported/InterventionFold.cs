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
                _it = _it with
                {
                    Kind = opened.Kind,
                    Title = opened.Title ?? _it.Title,
                    StartsOn = opened.StartsOn,
                    EndsOn = opened.EndsOn ?? _it.EndsOn,
                    WeeklyHours = opened.WeeklyHours ?? _it.WeeklyHours,
                    StatedIntensity = opened.Intensity ?? _it.StatedIntensity,
                    Place = opened.Place ?? _it.Place,
                    Lasting = opened.Lasting ?? _it.Lasting,
                    LegalBasis = opened.LegalBasis ?? _it.LegalBasis,
                };
                Assign(taken, opened.Caseworker, opened.Unit);
                break;
            case InterventionChanged changed:
                _it = _it with
                {
                    Kind = changed.Kind ?? _it.Kind,
                    Title = changed.Title ?? _it.Title,
                    StartsOn = changed.StartsOn ?? _it.StartsOn,
                    EndsOn = changed.EndsOn ?? _it.EndsOn,
                    WeeklyHours = changed.WeeklyHours ?? _it.WeeklyHours,
                    StatedIntensity = changed.Intensity ?? _it.StatedIntensity,
                    Place = changed.Place ?? _it.Place,
                    Lasting = changed.Lasting ?? _it.Lasting,
                    LegalBasis = changed.LegalBasis ?? _it.LegalBasis,
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
                _it = _it with { EndedOn = ended.EndedOn, EndedAt = taken.Event.Time };
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

    private void Assign(TakenEvent taken, string caseworker, string? unit)
    {
        var named = new CaseworkerId(caseworker);
        var assignee = taken.Assignee;
        var to = new Holder(
            named,
            unit is not null ? new UnitId(unit) : assignee?.Unit ?? _it.Holder.Unit,
            assignee?.Department ?? item.Department);
        var first = _it.Holder.Caseworker == default;
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
