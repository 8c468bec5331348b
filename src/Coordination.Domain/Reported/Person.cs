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
                    AddressProtected = registered.AddressProtected ?? it.AddressProtected,
                    Language = registered.Language ?? it.Language,
                    Contact = registered.Contact ?? it.Contact,
                },
                CitizenCorrected corrected => it with
                {
                    Name = corrected.Name ?? it.Name,
                    BirthDate = corrected.BirthDate ?? it.BirthDate,
                    AddressProtected = corrected.AddressProtected ?? it.AddressProtected,
                    Language = corrected.Language ?? it.Language,
                    Contact = corrected.Contact ?? it.Contact,
                },
                CitizenMoved moved => it with { MovedTo = new Move(moved.Municipality, moved.OnDate) },
                CitizenDied died => it with { DiedOn = died.OnDate },
                _ => it,
            };
        return it;
    }
}

/// <summary>A move to a municipality.</summary>
/// <param name="Municipality">Its code.</param>
/// <param name="On">The day of the move.</param>
public sealed record Move(string Municipality, DateOnly On);
