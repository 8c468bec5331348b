using System.Buffers;
using System.Text.Json;
using Coordination.Events;

namespace Coordination.Simulator.Sending;

/// <summary>A department event to send, with its subject.</summary>
/// <param name="Subject">The citizen: <c>cpr:…</c> or <c>citizen:…</c>.</param>
internal sealed record OutgoingEvent(string Subject, DepartmentEvent Event)
{
    /// <summary>A key that is none, in a statement of SQL.</summary>
    public const string Nobody = "'; drop table journal; --";

    private const string Stranger = "/POLICE/load";
    private const string NoType = "coordination.nothing.happened.v1";

    private byte[]? _cloudEvent;

    /// <summary>The subject's own key, if the citizen may have several; null: not looked up.</summary>
    public string? Under { get; init; }

    /// <summary>The key of the other number, of an event about two; otherwise null.</summary>
    public string? Other { get; init; }

    /// <summary>What is wrong with it: it is sent so that the service refuses it; null: nothing.</summary>
    public Flaw? Flaw { get; init; }

    /// <summary>The event as a structured CloudEvent. It is written once and cached.</summary>
    public ReadOnlyMemory<byte> CloudEvent => _cloudEvent ??= Write();

    /// <summary>The event as it is handed to a grain or a stream, with its flaw. There a citizen is named by the key.</summary>
    public DepartmentEvent AsSent() => Flaw switch
    {
        Sending.Flaw.ForeignSource => Event with { Source = Stranger },
        Sending.Flaw.UnknownType => Event with { Type = NoType },
        Sending.Flaw.NoTime => Event with { Time = default },
        Sending.Flaw.WrongData => Event with { Data = new CitizenCorrected { Name = new string('ø', 2_000) } },
        _ => Event.Data is INamesOtherCitizen named && Other is not null ? Event with { Data = named.WithOther(Other) } : Event,
    };

    private byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("specversion"u8, "1.0"u8);
            writer.WriteString("id"u8, Event.Id);
            writer.WriteString("source"u8, Flaw == Sending.Flaw.ForeignSource ? Stranger : Event.Source);
            writer.WriteString("type"u8, Flaw == Sending.Flaw.UnknownType ? NoType : Event.Type);
            writer.WriteString("subject"u8, Flaw == Sending.Flaw.NoCitizen ? $"cpr:{Nobody}" : Subject);
            if (Flaw == Sending.Flaw.NoTime) writer.WriteString("time"u8, "i morgen");
            else writer.WriteString("time"u8, Event.Time);
            if (Event.Sequence is { } sequence) writer.WriteString("sequence"u8, sequence);
            writer.WriteString("datacontenttype"u8, "application/json"u8);
            writer.WritePropertyName("data"u8);
            if (Flaw == Sending.Flaw.WrongData) writer.WriteStringValue(new string('ø', 2_000));
            else EventJson.Write(writer, Event.Data);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
