using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>The legal standing of a family link: what the adult of the two has by law.</summary>
[GenerateSerializer, Alias("coordination.family-standing"), JsonConverter(typeof(JsonStringEnumConverter<FamilyStanding>))]
public enum FamilyStanding
{
    [JsonStringEnumMemberName("none")] None = 0,

    /// <summary>Has custody alone.</summary>
    [JsonStringEnumMemberName("custody")] Custody = 1,

    [JsonStringEnumMemberName("shared-custody")] SharedCustody = 2,

    /// <summary>May see the child, without custody.</summary>
    [JsonStringEnumMemberName("visitation")] Visitation = 3,

    [JsonStringEnumMemberName("guardian-appointed")] GuardianAppointed = 4,
}
