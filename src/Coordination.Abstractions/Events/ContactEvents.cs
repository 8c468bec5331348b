namespace Coordination.Events;

/// <summary>Somebody contacted a department about the citizen.</summary>
[GenerateSerializer, Immutable, Alias("coordination.contact.received.v1")]
public sealed record ContactReceived : EventData
{
    /// <summary>The contact, by the sending department's id.</summary>
    [Id(0)] public required string ContactId { get; init; }

    /// <summary>The channel, such as phone or counter.</summary>
    [Id(1)] public required string Channel { get; init; }

    /// <summary>What it concerns.</summary>
    [Id(2)] public string? About { get; init; }

    /// <summary>The unit that received it.</summary>
    [Id(3)] public required string Unit { get; init; }

    /// <summary>The code of the department it is meant for.</summary>
    [Id(4)] public string? Wants { get; init; }

    /// <summary>The appointment it concerns, by the sending department's id.</summary>
    [Id(5)] public string? AppointmentId { get; init; }

    internal static ContactReceived Read(ref Reading data) => new()
    {
        ContactId = data.Id("contactId"u8),
        Channel = data.Text("channel"u8),
        About = data.OptionalText("about"u8),
        Unit = data.Id("unit"u8),
        Wants = data.OptionalId("wants"u8),
        AppointmentId = data.OptionalId("appointmentId"u8),
    };
}

[GenerateSerializer, Immutable, Alias("coordination.contact.answered.v1")]
public sealed record ContactAnswered : EventData
{
    /// <summary>The contact, by the sending department's id.</summary>
    [Id(0)] public required string ContactId { get; init; }

    internal static ContactAnswered Read(ref Reading data) => new()
    {
        ContactId = data.Id("contactId"u8),
    };
}
