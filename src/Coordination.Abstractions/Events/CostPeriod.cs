using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>How often a cost is paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CostPeriod>))]
public enum CostPeriod
{
    /// <summary>A single payment, on the first day.</summary>
    [JsonStringEnumMemberName("once")] Once,

    [JsonStringEnumMemberName("day")] Day,

    /// <summary>Seven days.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>A calendar month.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>A calendar quarter.</summary>
    [JsonStringEnumMemberName("quarter")] Quarter,

    /// <summary>A calendar year.</summary>
    [JsonStringEnumMemberName("year")] Year,
}
