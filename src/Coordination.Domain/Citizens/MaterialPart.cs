using System.Text.Json.Serialization;
using Coordination.Domain.Reported;
using Coordination.Events;
using Coordination.Ids;

namespace Coordination.Domain.Citizens;

// One closed family: the parts of Material. The quoted words are stored and are never reused.

/// <summary>One property of the parties of a conflict that matters for its settlement.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ItemItself), "item")]
[JsonDerivedType(typeof(TimeAndPlace), "time-and-place")]
[JsonDerivedType(typeof(ItemInstant), "instant")]
[JsonDerivedType(typeof(AppointmentDay), "day")]
[JsonDerivedType(typeof(Period), "period")]
[JsonDerivedType(typeof(WeeklyHours), "weekly-hours")]
[JsonDerivedType(typeof(RequiredDocument), "document")]
[JsonDerivedType(typeof(GoalCode), "goal")]
[JsonDerivedType(typeof(PlaceOfStay), "place")]
[JsonDerivedType(typeof(Capacity), "capacity")]
[JsonDerivedType(typeof(EndOfSupport), "end")]
[JsonDerivedType(typeof(AgeReached), "age")]
[JsonDerivedType(typeof(ScoreGiven), "score")]
[JsonDerivedType(typeof(FurtherParts), "further")]
public abstract record MaterialPart;

/// <summary>A property of one item.</summary>
public abstract record ItemMaterial(ItemId Item) : MaterialPart;

/// <summary>The identity of the item only.</summary>
public sealed record ItemItself(ItemId Item) : ItemMaterial(Item);

/// <summary>The time and place of an appointment.</summary>
public sealed record TimeAndPlace(ItemId Item, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place) : ItemMaterial(Item)
{
    public static TimeAndPlace Of(Appointment it) => new(it.Id, it.StartsAt, it.EndsAt, it.Place);
}

/// <summary>When something happened to an item: a sanction was imposed, a benefit was requested, or an appointment was missed.</summary>
public sealed record ItemInstant(ItemId Item, DateTimeOffset At) : ItemMaterial(Item);

/// <summary>The local day of an appointment.</summary>
public sealed record AppointmentDay(ItemId Item, DateOnly Day) : ItemMaterial(Item);

/// <summary>The period and place of an intervention.</summary>
public sealed record Period(ItemId Item, DateOnly StartsOn, DateOnly? EndsOn, DateOnly? EndedOn, string? Place) : ItemMaterial(Item)
{
    public static Period Of(Intervention it) => new(it.Id, it.StartsOn, it.EndsOn, it.EndedOn, it.Place);
}

/// <summary>The hours per week an intervention takes.</summary>
public sealed record WeeklyHours(ItemId Item, decimal Hours) : ItemMaterial(Item);

/// <summary>The document that a requirement asks for.</summary>
public sealed record RequiredDocument(ItemId Item, string Document, DateOnly DueOn) : ItemMaterial(Item)
{
    public static RequiredDocument Of(Requirement it) => new(it.Id, it.Document.Trim(), it.DueOn);
}

/// <summary>The code of a goal and the day to reach it by.</summary>
public sealed record GoalCode(ItemId Item, string? Code, DateOnly? DueOn) : ItemMaterial(Item)
{
    public static GoalCode Of(Goal it) => new(it.Id, it.Code, it.DueOn);
}

/// <summary>The place of a stay.</summary>
public sealed record PlaceOfStay(string? Place) : MaterialPart;

/// <summary>The hours per week the citizen can manage.</summary>
public sealed record Capacity(decimal Hours) : MaterialPart;

/// <summary>The day on which an intervention or stay ends, and its kind.</summary>
public sealed record EndOfSupport(DateOnly Day, string Kind) : MaterialPart;

/// <summary>The age of a young person, reduced to the steps that change the answer.</summary>
public sealed record AgeReached(DateOnly BirthDate, AgeStep Step) : MaterialPart;

/// <summary>The last score that the citizen gave on a scale.</summary>
public sealed record ScoreGiven(ItemId Item, FeedbackInstrument Instrument, DateTimeOffset At, decimal Score) : ItemMaterial(Item)
{
    public static ScoreGiven Of(FeedbackCurve it) => new(it.Item, it.Instrument, it.Last.At, it.Last.Score);
}

/// <summary>Parts past the number that are kept, by their count and a hash of what they say.</summary>
public sealed record FurtherParts(int Count, string Hash) : MaterialPart;

/// <summary>The ages at which one more person is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgeStep>))]
public enum AgeStep
{
    [JsonStringEnumMemberName("caseworker")] Caseworker,

    [JsonStringEnumMemberName("leader")] Leader,

    [JsonStringEnumMemberName("head")] Head,
}

/// <summary>A text that version 0.1.0 stored for several parts. It is equal only to the same text.</summary>
public sealed record EarlierText(string Text) : MaterialPart;
