namespace Coordination.Events;

/// <summary>A stay began at the time of the event.</summary>
[GenerateSerializer, Immutable, Alias("coordination.admission.started.v1")]
public sealed record AdmissionStarted : EventData
{
    /// <summary>The stay, by the sending department's id.</summary>
    [Id(0)] public required string AdmissionId { get; init; }

    /// <summary>The kind of stay.</summary>
    [Id(1)] public required AdmissionKind Kind { get; init; }

    /// <summary>The place of the stay. Appointments with the same text are at the same place.</summary>
    [Id(2)] public string? Place { get; init; }

    /// <summary>When it is expected to end; a date means the end of that day.</summary>
    [Id(3)] public DateOrInstant? ExpectedEnd { get; init; }

    internal static AdmissionStarted Read(ref Reading data) => new()
    {
        AdmissionId = data.Id("admissionId"u8),
        Kind = data.Word<AdmissionKind>("kind"u8),
        Place = data.OptionalText("place"u8),
        ExpectedEnd = data.OptionalDateOrInstant("expectedEnd"u8),
    };
}

/// <summary>A stay changed. An absent property did not change; a null takes an optional one back.</summary>
[GenerateSerializer, Immutable, Alias("coordination.admission.changed.v1")]
public sealed record AdmissionChanged : EventData
{
    /// <summary>The stay, by the sending department's id.</summary>
    [Id(0)] public required string AdmissionId { get; init; }

    /// <summary>The kind of stay.</summary>
    [Id(1)] public AdmissionKind? Kind { get; init; }

    /// <summary>The place of the stay. Appointments with the same text are at the same place.</summary>
    [Id(2)] public string? Place { get; init; }

    /// <summary>When it is expected to end; a date means the end of that day.</summary>
    [Id(3)] public DateOrInstant? ExpectedEnd { get; init; }

    internal static AdmissionChanged Read(ref Reading data) => new()
    {
        AdmissionId = data.Id("admissionId"u8),
        Kind = data.WordOrAbsent<AdmissionKind>("kind"u8),
        Place = data.OptionalText("place"u8),
        ExpectedEnd = data.OptionalDateOrInstant("expectedEnd"u8),
    };
}

/// <summary>A stay ended at the time of the event.</summary>
[GenerateSerializer, Immutable, Alias("coordination.admission.ended.v1")]
public sealed record AdmissionEnded : EventData
{
    /// <summary>The stay, by the sending department's id.</summary>
    [Id(0)] public required string AdmissionId { get; init; }

    /// <summary>Whether the citizen was discharged with a rehabilitation plan.</summary>
    [Id(1)] public bool RehabilitationPlan { get; init; }

    internal static AdmissionEnded Read(ref Reading data) => new()
    {
        AdmissionId = data.Id("admissionId"u8),
        RehabilitationPlan = data.Bool("rehabilitationPlan"u8, absent: false),
    };
}
