using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Domain.Citizens;
using Coordination.Domain.Reported;

namespace Coordination.Domain.Stored;

/// <summary>The stored form of facts and snapshots: camelCase, no nulls, enumerations as their words.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(TakenEventConverter)])]
[JsonSerializable(typeof(ParkedEvent))]
[JsonSerializable(typeof(EventUnparked))]
[JsonSerializable(typeof(WithdrawnEvent))]
[JsonSerializable(typeof(EventRestored))]
[JsonSerializable(typeof(StoredIntervention))]
[JsonSerializable(typeof(AppointmentYielded))]
[JsonSerializable(typeof(AppointmentFreed))]
[JsonSerializable(typeof(Answering))]
[JsonSerializable(typeof(CoordinatorAppointed))]
[JsonSerializable(typeof(CoordinatorLaidDown))]
[JsonSerializable(typeof(AppointmentReleased))]
[JsonSerializable(typeof(AppointmentRetained))]
[JsonSerializable(typeof(DepartmentOpened))]
[JsonSerializable(typeof(BrokenGlass))]
[JsonSerializable(typeof(ConsultantAssigned))]
[JsonSerializable(typeof(ConsultantEnded))]
[JsonSerializable(typeof(SecretMattersNoted))]
[JsonSerializable(typeof(DeathNoted))]
[JsonSerializable(typeof(DeathTakenBack))]
[JsonSerializable(typeof(MoveNoted))]
[JsonSerializable(typeof(MoveEnded))]
[JsonSerializable(typeof(System.Collections.Immutable.ImmutableArray<Ids.CitizenKey>))]
[JsonSerializable(typeof(EntryErased))]
[JsonSerializable(typeof(CitizenErased))]
[JsonSerializable(typeof(EventsErased))]
[JsonSerializable(typeof(PlaceJoining))]
[JsonSerializable(typeof(PlaceFollows))]
[JsonSerializable(typeof(PlaceJoined))]
[JsonSerializable(typeof(PlaceParting))]
[JsonSerializable(typeof(PlaceReturned))]
[JsonSerializable(typeof(PlaceParted))]
[JsonSerializable(typeof(ToldPair))]
[JsonSerializable(typeof(EventRepeated))]
[JsonSerializable(typeof(Place))]
[JsonSerializable(typeof(PlaceParcel))]
[JsonSerializable(typeof(TakenEvent[]))]
[JsonSerializable(typeof(Handover))]
[JsonSerializable(typeof(Conflict))]
[JsonSerializable(typeof(Measure))]
[JsonSerializable(typeof(LoggedBarrier))]
[JsonSerializable(typeof(CoordinationPlan))]
[JsonSerializable(typeof(PlanAgreement))]
[JsonSerializable(typeof(StepLink))]
[JsonSerializable(typeof(MaterialPart[]))]
[JsonSerializable(typeof(Deadline))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Assignee))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(StoredCitizen))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Text is written without escapes for HTML. The stored form is never inserted into HTML unescaped.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>The id of an intervention. Its status is part of the fact's kind.</summary>
internal sealed record StoredIntervention(Ids.ItemId Id);

/// <summary>An applied event in a snapshot, in the same form as in the journal.</summary>
internal sealed class TakenEventConverter : JsonConverter<TakenEvent>
{
    public override TakenEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var whole = JsonDocument.ParseValue(ref reader);
        return TakenEventJson.Read(JsonMarshal.GetRawUtf8Value(whole.RootElement)).Taken;
    }

    public override void Write(Utf8JsonWriter writer, TakenEvent value, JsonSerializerOptions options) =>
        writer.WriteRawValue(FactJson.Write(new EventTaken(value)), skipInputValidation: true);
}
