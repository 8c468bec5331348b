namespace Coordination.Domain.Alerts;

/// <summary>Why an alert reached nobody: its receiver was not signed in, and mail did not do either. Stored; never changed.</summary>
public static class UndeliverableReason
{
    /// <summary>No mail server is configured.</summary>
    public const string NoMailServer = "no-mail-server";

    /// <summary>The organization document has no mail address of the receiver.</summary>
    public const string NoAddress = "no-address";

    /// <summary>What it has cannot be a mail address.</summary>
    public const string WrongAddress = "wrong-address";

    /// <summary>The receiver wants no mail of such alerts.</summary>
    public const string NotWanted = "mail-not-wanted";

    /// <summary>The mail server refused the receiver.</summary>
    public const string Refused = "mail-refused";

    /// <summary>No mail server took the mail for as long as it was tried.</summary>
    public const string NotTaken = "mail-not-taken";
}
