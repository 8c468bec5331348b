using Coordination.Domain.Calendar;
using Coordination.Events;

namespace Coordination.Domain.Reported;

/// <summary>The citizen as a person. The fold of the registers' events.</summary>
public sealed record Person
{
    public static Person Unknown { get; } = new();
    public string? Name { get; init; }
    public DateOnly? BirthDate { get; init; }

    public bool AddressProtected { get; init; }

    /// <summary>The language, if the citizen needs another than Danish; null otherwise.</summary>
    public string? Language { get; init; }

    /// <summary>How the citizen is best reached; null: not reported.</summary>
    public string? Contact { get; init; }

    /// <summary>The last move that was reported, also to this municipality; null: none.</summary>
    public Move? MovedTo { get; init; }

    /// <summary>The move to another municipality that the last one ends on its day; null: none does.</summary>
    public Move? MovedBefore { get; init; }

    /// <summary>The day of death; null: alive.</summary>
    public DateOnly? DiedOn { get; init; }

    /// <summary>The fold of the registers' events.</summary>
    public static Person Of(ReportedItem item)
    {
        var it = Unknown;
        foreach (var taken in item.Events)
            it = taken.Event.Data switch
            {
                CitizenRegistered registered => it with
                {
                    Name = registered.Name,
                    BirthDate = registered.BirthDate,
                    AddressProtected = registered.Merge(
                        registered.AddressProtected, it.AddressProtected, nameof(registered.AddressProtected)) ?? false,
                    Language = registered.Merge(registered.Language, it.Language, nameof(registered.Language)),
                    Contact = registered.Merge(registered.Contact, it.Contact, nameof(registered.Contact)),
                },
                CitizenCorrected corrected => it with
                {
                    Name = corrected.Name ?? it.Name,
                    BirthDate = corrected.BirthDate ?? it.BirthDate,
                    AddressProtected = corrected.Merge(
                        corrected.AddressProtected, it.AddressProtected, nameof(corrected.AddressProtected)) ?? false,
                    Language = corrected.Merge(corrected.Language, it.Language, nameof(corrected.Language)),
                    Contact = corrected.Merge(corrected.Contact, it.Contact, nameof(corrected.Contact)),
                    DiedOn = corrected.Merge(corrected.DiedOn, it.DiedOn, nameof(corrected.DiedOn)),
                },
                CitizenMoved moved => it.With(new Move(moved.Municipality, moved.OnDate), LocalTime.DayOf(taken.Event.Time)),
                CitizenDied died => it with { DiedOn = died.OnDate },
                _ => it,
            };
        return it;
    }

    /// <summary>The person after a move. Until its day, a move that is reported again is corrected.</summary>
    private Person With(Move move, DateOnly reportedOn) => move == MovedTo ? this : this with
    {
        MovedTo = move,
        MovedBefore = MovedTo is not { } last || last.Municipality != move.Municipality ? MovedTo
            : last.On <= reportedOn ? null
            : MovedBefore,
    };
}

/// <summary>A move to a municipality.</summary>
/// <param name="Municipality">The code of the new municipality.</param>
/// <param name="On">The day of the move.</param>
public sealed record Move(string Municipality, DateOnly On);
