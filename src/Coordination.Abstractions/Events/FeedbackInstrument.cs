using System.Text.Json.Serialization;

namespace Coordination.Events;

/// <summary>The scales of feedback-informed treatment.</summary>
[GenerateSerializer, Alias("coordination.feedback-instrument"), JsonConverter(typeof(JsonStringEnumConverter<FeedbackInstrument>))]
public enum FeedbackInstrument
{
    /// <summary>Outcome rating scale.</summary>
    [JsonStringEnumMemberName("ORS")] Ors = 0,

    /// <summary>Session rating scale.</summary>
    [JsonStringEnumMemberName("SRS")] Srs = 1,

    /// <summary>Outcome rating scale for children.</summary>
    [JsonStringEnumMemberName("CORS")] Cors = 2,

    /// <summary>Session rating scale for children.</summary>
    [JsonStringEnumMemberName("CSRS")] Csrs = 3,
}
