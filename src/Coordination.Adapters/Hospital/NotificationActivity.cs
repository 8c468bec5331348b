namespace Coordination.Adapters;

/// <summary>What happens to a stay.</summary>
internal enum StayStep
{
    Admitted,
    LeaveStarted,
    LeaveEnded,
    Discharged,
}

/// <summary>Whether a notification tells something, or changes what an earlier one told.</summary>
internal enum NotificationChange
{
    Told,
    Corrected,
    Cancelled,
}

/// <summary>
/// An activity code of hospital notifications, with the class and the status that an encounter then has: MedCom's overview of the codes of
/// HospitalNotification 3.0.
/// </summary>
/// <param name="Code">The code as it is sent.</param>
/// <param name="Told">The code of what is told, corrected or cancelled.</param>
internal sealed record NotificationActivity(
    string Code, string Told, StayStep Step, NotificationChange Change, string EncounterClass, string EncounterStatus)
{
    internal const string Emergency = "EMER";
    internal const string Inpatient = "IMP";

    private static readonly Dictionary<string, NotificationActivity> Known = All().ToDictionary(one => one.Code, StringComparer.Ordinal);

    /// <summary>The activity of a code; null: no hospital notification has it.</summary>
    internal static NotificationActivity? Find(string? code) => code is null ? null : Known.GetValueOrDefault(code);

    private static IEnumerable<NotificationActivity> All() =>
    [
        .. Of("admit-emergency", StayStep.Admitted, Emergency, "in-progress", cancelled: "entered-in-error"),
        .. Of("admit-inpatient", StayStep.Admitted, Inpatient, "in-progress", cancelled: "entered-in-error"),
        .. Of("start-leave-inpatient", StayStep.LeaveStarted, Inpatient, "onleave", cancelled: "in-progress"),
        .. Of("end-leave-inpatient", StayStep.LeaveEnded, Inpatient, "in-progress", cancelled: "onleave"),
        .. Of("discharge-emergency-home", StayStep.Discharged, Emergency, "finished", cancelled: "in-progress"),
        .. Of("discharge-inpatient-home", StayStep.Discharged, Inpatient, "finished", cancelled: "in-progress"),
    ];

    private static IEnumerable<NotificationActivity> Of(string code, StayStep step, string @class, string status, string cancelled) =>
    [
        new(code, code, step, NotificationChange.Told, @class, status),
        new($"revise-{code}", code, step, NotificationChange.Corrected, @class, status),
        new($"cancel-{code}", code, step, NotificationChange.Cancelled, @class, cancelled),
    ];
}
