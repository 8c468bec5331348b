using System.Text.Json;
using Coordination.Events;

namespace Coordination.Client;

/// <summary>An event, and whom it is about.</summary>
public sealed record CitizenEvent(EventSubject Subject, DepartmentEvent Event)
{
    /// <summary>Writes it as a CloudEvent.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        EventJson.WriteOpen(json, Event);
        json.WriteString("specversion"u8, "1.0"u8);
        json.WriteString("subject"u8, Subject.Text);
        json.WriteString("datacontenttype"u8, "application/json"u8);
        json.WriteEndObject();
    }
}
