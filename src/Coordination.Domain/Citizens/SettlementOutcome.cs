using System.Text.Json.Serialization;

namespace Coordination.Domain.Citizens;

/// <summary>How a conflict is answered, as the contract names it. Which outcomes a conflict allows, its rule declares.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettlementOutcome>))]
public enum SettlementOutcome
{
    /// <summary>One appointment gives way and is rebooked.</summary>
    [JsonStringEnumMemberName("yield")] Yield,

    /// <summary>Neither gives way.</summary>
    [JsonStringEnumMemberName("keep-both")] KeepBoth,

    /// <summary>The adviser recommends to lift the sanction; the conflict stays open.</summary>
    [JsonStringEnumMemberName("advise-lift")] AdviseLift,

    /// <summary>The adviser recommends to uphold the sanction; the conflict stays open.</summary>
    [JsonStringEnumMemberName("advise-uphold")] AdviseUphold,

    /// <summary>The sanctioning department lifts the sanction.</summary>
    [JsonStringEnumMemberName("lift")] Lift,

    /// <summary>The sanctioning department upholds the sanction.</summary>
    [JsonStringEnumMemberName("uphold")] Uphold,

    /// <summary>The other department's document answers the demand that gives way.</summary>
    [JsonStringEnumMemberName("answered-by")] AnsweredBy,

    /// <summary>What was asked is answered in words.</summary>
    [JsonStringEnumMemberName("answered")] Answered,

    /// <summary>The parties do not contradict each other.</summary>
    [JsonStringEnumMemberName("not-a-conflict")] NotAConflict,

    /// <summary>The two interventions complement each other.</summary>
    [JsonStringEnumMemberName("complementary")] Complementary,

    /// <summary>The proposed role goes to the next in line; the conflict stays open.</summary>
    [JsonStringEnumMemberName("pass-on")] PassOn,
}
