using System.Text.Json.Serialization;

namespace Coordination.Domain.Citizens;

/// <summary>The outcome of a conflict, as the contract names it. The conflict's rule declares which outcomes it allows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettlementOutcome>))]
public enum SettlementOutcome
{
    /// <summary>One appointment yields and is rebooked.</summary>
    [JsonStringEnumMemberName("yield")] Yield,

    /// <summary>Both parties stay as they are.</summary>
    [JsonStringEnumMemberName("keep-both")] KeepBoth,

    /// <summary>The adviser recommends lifting the sanction. The conflict stays open.</summary>
    [JsonStringEnumMemberName("advise-lift")] AdviseLift,

    /// <summary>The adviser recommends upholding the sanction. The conflict stays open.</summary>
    [JsonStringEnumMemberName("advise-uphold")] AdviseUphold,

    /// <summary>The sanctioning department lifts the sanction.</summary>
    [JsonStringEnumMemberName("lift")] Lift,

    /// <summary>The sanctioning department upholds the sanction.</summary>
    [JsonStringEnumMemberName("uphold")] Uphold,

    /// <summary>The other department's document answers the requirement that yields.</summary>
    [JsonStringEnumMemberName("answered-by")] AnsweredBy,

    /// <summary>The question is answered in words.</summary>
    [JsonStringEnumMemberName("answered")] Answered,

    /// <summary>The parties do not contradict each other.</summary>
    [JsonStringEnumMemberName("not-a-conflict")] NotAConflict,

    /// <summary>The two interventions complement each other.</summary>
    [JsonStringEnumMemberName("complementary")] Complementary,

    /// <summary>The proposed role goes to the next in line. The conflict stays open.</summary>
    [JsonStringEnumMemberName("pass-on")] PassOn,
}
