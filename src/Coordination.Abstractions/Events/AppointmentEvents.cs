namespace Coordination.Events;

[GenerateSerializer, Immutable, Alias("coordination.appointment.booked.v1")]
public sealed record AppointmentBooked : EventData
{
    /// <summary>The appointment, by the sending department's id.</summary>
    [Id(0)] public required string AppointmentId { get; init; }

    /// <summary>The kind. Policy ranks kinds; an unknown kind ranks as <c>other</c>.</summary>
    [Id(1)] public required string Kind { get; init; }

    /// <summary>The instant it begins.</summary>
    [Id(2)] public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The instant it ends; later than its beginning.</summary>
    [Id(3)] public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The place. Appointments with the same text are at the same place.</summary>
    [Id(4)] public string? Place { get; init; }

    /// <summary>Whom the citizen is to meet.</summary>
    [Id(5)] public required string Caseworker { get; init; }

    /// <summary>Whether the citizen must come; true when absent.</summary>
    [Id(6)] public bool? Mandatory { get; init; }

    /// <summary>The intervention it belongs to.</summary>
    [Id(7)] public string? InterventionId { get; init; }

    internal static AppointmentBooked Read(ref Reading data)
    {
        var (startsAt, endsAt) = data.Period("startsAt"u8, "endsAt"u8);
        return new()
        {
            AppointmentId = data.Id("appointmentId"u8),
            Kind = data.Kind("kind"u8),
            StartsAt = startsAt,
            EndsAt = endsAt,
            Place = data.OptionalText("place"u8),
            Caseworker = data.Id("caseworker"u8),
            Mandatory = data.OptionalBool("mandatory"u8),
            InterventionId = data.OptionalId("interventionId"u8),
        };
    }
}

[GenerateSerializer, Immutable, Alias("coordination.appointment.moved.v1")]
public sealed record AppointmentMoved : EventData
{
    /// <summary>The appointment, by the sending department's id.</summary>
    [Id(0)] public required string AppointmentId { get; init; }

    /// <summary>The new instant it begins.</summary>
    [Id(1)] public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The new instant it ends; later than its beginning.</summary>
    [Id(2)] public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The new place; absent: the place does not change.</summary>
    [Id(3)] public string? Place { get; init; }

    internal static AppointmentMoved Read(ref Reading data)
    {
        var (startsAt, endsAt) = data.Period("startsAt"u8, "endsAt"u8);
        return new()
        {
            AppointmentId = data.Id("appointmentId"u8),
            StartsAt = startsAt,
            EndsAt = endsAt,
            Place = data.OptionalText("place"u8),
        };
    }
}

[GenerateSerializer, Immutable, Alias("coordination.appointment.cancelled.v1")]
public sealed record AppointmentCancelled : EventData
{
    /// <summary>The appointment, by the sending department's id.</summary>
    [Id(0)] public required string AppointmentId { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(1)] public string? Reason { get; init; }

    internal static AppointmentCancelled Read(ref Reading data) => new()
    {
        AppointmentId = data.Id("appointmentId"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}

/// <summary>The citizen came.</summary>
[GenerateSerializer, Immutable, Alias("coordination.appointment.attended.v1")]
public sealed record AppointmentAttended : EventData
{
    /// <summary>The appointment, by the sending department's id.</summary>
    [Id(0)] public required string AppointmentId { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(1)] public string? Reason { get; init; }

    internal static AppointmentAttended Read(ref Reading data) => new()
    {
        AppointmentId = data.Id("appointmentId"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}

/// <summary>The citizen did not come.</summary>
[GenerateSerializer, Immutable, Alias("coordination.appointment.missed.v1")]
public sealed record AppointmentMissed : EventData
{
    /// <summary>The appointment, by the sending department's id.</summary>
    [Id(0)] public required string AppointmentId { get; init; }

    /// <summary>The reason, in the sender's words.</summary>
    [Id(1)] public string? Reason { get; init; }

    internal static AppointmentMissed Read(ref Reading data) => new()
    {
        AppointmentId = data.Id("appointmentId"u8),
        Reason = data.OptionalText("reason"u8, clears: false),
    };
}
