using Coordination.Events;

namespace Coordination.Domain.Reported;

/// <summary>The citizen as a person: the fold of what the registers reported.</summary>
public sealed record Person
{
    public static Person Unknown { get; } = new();
    public string? Name { get; init; }
    public DateOnly? BirthDate { get; init; }

    /// <summary>Whether the address is protected.</summary>
    public bool AddressProtected { get; init; }

    /// <summary>Language, if another than Danish is needed.</summary>
    public string? Language { get; init; }

    /// <summary>How to reach the citizen.</summary>
    public string? Contact { get; init; }

    /// <summary>Municipality moved to.</summary>
    public string? Municipality { get; init; }

    /// <summary>Day of death.</summary>
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
                CitizenMoved moved => it with { Municipality = moved.Municipality },
                CitizenDied died => it with { DiedOn = died.OnDate },
                _ => it,
            };
        return it;
    }
}
