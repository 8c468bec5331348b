using Coordination.Domain.Reported;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>Something about who has an intervention: what was reported, in the order of its own time, or accepted.</summary>
/// <param name="At">The event's own time, or when it was accepted.</param>
/// <param name="Kind">−1 it began; 0 reported; 1 accepted: at one instant in this order.</param>
/// <param name="Number">Of several at one instant the later reported.</param>
/// <param name="Person">Who is named; null: it ended.</param>
/// <param name="Department">Where they work.</param>
/// <param name="Handover">The handover that it is or would be.</param>
/// <param name="Again">Whether it came with the whole intervention sent again.</param>
internal sealed record Turn(
    DateTimeOffset At, int Kind, int Number, string? Person, string Department, string Handover, bool Again = false);

/// <summary>An offer that a department's system made by naming somebody of another department.</summary>
internal sealed record Named(DateTimeOffset At, string Holder, string Person, string By, bool Stands);

/// <summary>An intervention as the plain model has it.</summary>
internal sealed class Work(string department, DateOnly startsOn, DateOnly? endsOn)
{
    public string Department => department;

    public DateOnly StartsOn => startsOn;

    public List<Turn> Turns { get; } = [];

    public DateOnly? EndedOn { get; set; }

    public List<(DateOnly On, bool Paused)> Pauses { get; } = [];

    public bool HasEnded(DateOnly day) => day >= EndedOn || day > endsOn;

    public bool IsActive(DateOnly day) => !HasEnded(day) && day >= startsOn && !Pauses.LastOrDefault(pause => pause.On <= day).Paused;

    /// <summary>Who holds it: the last that its own department named, or that accepted it.</summary>
    public (string Person, string Department) Holder => Told().Holder;

    /// <summary>Everything its department's systems offered to others, by handover.</summary>
    public Dictionary<string, Named> Offers() => Told().Offers;

    private ((string Person, string Department) Holder, Dictionary<string, Named> Offers) Told()
    {
        (string Person, string Department) holder = ("", department);
        Dictionary<string, Named> offers = [];
        string? standing = null;
        foreach (
            var turn in Turns.OrderBy(turn => turn.Kind >= 0).ThenBy(turn => turn.At).ThenBy(turn => turn.Kind).ThenBy(turn => turn.Number))
        {
            if (turn.Again && standing is not null && offers[standing].Person == turn.Person) continue;
            if (standing is not null && standing != turn.Handover)
            {
                offers[standing] = offers[standing] with { Stands = false };
                standing = null;
            }

            if (turn.Person is not { } person) continue;
            if (turn.Kind == 0 && person != holder.Person && turn.Department != department)
            {
                offers.Add(turn.Handover, new(turn.At, holder.Person, person, $"/{department}/", Stands: true));
                standing = turn.Handover;
            }
            else holder = (person, turn.Department);
        }

        return (holder, offers);
    }
}

/// <summary>A contact as the plain model has it.</summary>
internal sealed class Called(string department)
{
    public string Department => department;

    public string? About { get; set; }

    public string? Wants { get; set; }

    public bool IsAnswered { get; set; }

    public (string Person, string Department)? Taker { get; set; }
}

/// <summary>A handover as the plain model has it.</summary>
internal sealed record Asked(
    string What, string Giver, string? Person, string? Unit, string By, DateTimeOffset OfferedAt, bool BySystem = false,
    bool IsRequest = false)
{
    public string From { get; set; } = Giver;

    public string State { get; set; } = "open";

    public DateTimeOffset? PassedFrom { get; set; }

    public string? AnsweredBy { get; set; }

    public bool IsOpen => State == "open";
}
