namespace Coordination.Host.Telemetry;

/// <summary>
/// The log messages of the host. Their ids are stable (1000–1099). No message contains names, CPR numbers, bodies or addresses of
/// requests.
/// </summary>
internal static partial class HostLog
{
    [LoggerMessage(1000, LogLevel.Information, "Pages: {Address}/ · API: {Address}{ApiPage} · health: {Address}/health/ready")]
    internal static partial void WhereToLook(this ILogger log, string address, string apiPage);

    [LoggerMessage(
        1001, LogLevel.Information, "Try it: curl -s -X POST {Address}/dev/sign-in -H 'Content-Type: application/json' -d '{Body}'")]
    internal static partial void WhatToTry(this ILogger log, string address, string body);

    [LoggerMessage(
        1002, LogLevel.Warning,
        "Development on PostgreSQL: the well-known development keys are in use. Never put real citizens into this database.")]
    internal static partial void WellKnownKeys(this ILogger log);

    [LoggerMessage(1010, LogLevel.Warning, "The database or a silo does not answer; the caller was told to come back")]
    internal static partial void Unavailable(this ILogger log, Exception cause);

    [LoggerMessage(1011, LogLevel.Warning, "{Count} refusals could not be recorded")]
    internal static partial void RefusalsNotRecorded(this ILogger log, int count, Exception cause);

    [LoggerMessage(1012, LogLevel.Warning, "Sessions could not be checked; those that ended elsewhere are ended when the database answers")]
    internal static partial void SessionsNotChecked(this ILogger log, Exception cause);

    [LoggerMessage(1013, LogLevel.Warning, "Telemetry cannot be exported, and goes on being tried without a line for each batch: {Said}")]
    internal static partial void TelemetryNotExported(this ILogger log, string said);

    [LoggerMessage(1014, LogLevel.Information, "The replaced certificate files of the cluster count for new connections from now on")]
    internal static partial void CertificatesRenewed(this ILogger log);

    [LoggerMessage(1015, LogLevel.Error, "The replaced certificate files of the cluster were not taken; those read before go on counting")]
    internal static partial void CertificatesNotRenewed(this ILogger log, Exception cause);

    [LoggerMessage(1016, LogLevel.Warning, "A sign-in that came back from the identity provider was refused: {Kind}: {Said}")]
    internal static partial void SignInRefused(this ILogger log, string kind, string said);

    [LoggerMessage(1017, LogLevel.Warning, "Deliveries of a subscription stopped; they go on when it is taken up again")]
    internal static partial void DeliveriesStopped(this ILogger log, Exception cause);

    [LoggerMessage(1018, LogLevel.Warning, "Subscriptions could not be read; trying again at the next interval")]
    internal static partial void SubscriptionsUnreadable(this ILogger log, Exception cause);

    [LoggerMessage(1019, LogLevel.Warning, "A logout token of the identity provider was refused: {Why}")]
    internal static partial void LogoutTokenRefused(this ILogger log, string why);

    [LoggerMessage(
        1020, LogLevel.Error,
        "The host had not stopped after {Limit}, probably because the database is away, and ends now; what was acknowledged is durable")]
    internal static partial void StoppingTookTooLong(this ILogger log, TimeSpan limit);

    [LoggerMessage(
        1021, LogLevel.Information,
        "No mail server is configured (setting Mail:Host): nobody is sent mail; alerts are shown in the pages and the API only")]
    internal static partial void NoMailServer(this ILogger log);

    [LoggerMessage(1022, LogLevel.Warning, "Mails of a department stopped; they go on when they are taken up again")]
    internal static partial void MailsStopped(this ILogger log, Exception cause);

    [LoggerMessage(1023, LogLevel.Warning, "The mails to make could not be read; trying again at the next interval")]
    internal static partial void MailsUnreadable(this ILogger log, Exception cause);

    [LoggerMessage(1024, LogLevel.Warning, "The mail server of Mail:Host cannot be used: {Why} Mails wait and are tried again")]
    internal static partial void MailServerAway(this ILogger log, string why);

    [LoggerMessage(1025, LogLevel.Information, "The mail server of Mail:Host takes mail again")]
    internal static partial void MailServerBack(this ILogger log);

    [LoggerMessage(1026, LogLevel.Warning, "The identity provider could not be asked whether a token is still good: {Said}")]
    internal static partial void TokenNotIntrospected(this ILogger log, string said);

    [LoggerMessage(1027, LogLevel.Information, "The invented municipality begins to live: open {Address} and choose who to be")]
    internal static partial void DemoLives(this ILogger log, string address);

    [LoggerMessage(1028, LogLevel.Error,
        "The invented municipality cannot be started, so that the demo's clock would stand still: stopping")]
    internal static partial void DemoNotStarted(this ILogger log, Exception fault);

    [LoggerMessage(1029, LogLevel.Error,
        "The invented municipality ended with exit code {Code}, so that the demo's clock stands still: stopping")]
    internal static partial void DemoEnded(this ILogger log, int code);

    [LoggerMessage(1030, LogLevel.Warning,
        "A citizen's sign-in has no claim {Claim} with one value: see SignIn:Citizen:CprClaim and SignIn:Citizen:LevelClaim")]
    internal static partial void CitizenClaimMissing(this ILogger log, string claim);

    [LoggerMessage(
        1050, LogLevel.Information,
        "Change of Keys:Encryption: {Keys} content keys, {Numbers} numbers and {Events} waiting events "
        + "were encrypted anew; {Left} content keys are left")]
    internal static partial void KeysChange(this ILogger log, long keys, long numbers, long events, long left);

    [LoggerMessage(1051, LogLevel.Information,
        "Change of Keys:Encryption: done. Nothing is left that Keys:EncryptionBefore opens: remove it")]
    internal static partial void KeysChanged(this ILogger log);

    [LoggerMessage(
        1052, LogLevel.Error,
        "Change of Keys:Encryption: {Left} content keys were wrapped by neither key, or were altered; "
        + "they stay")]
    internal static partial void KeysLeft(this ILogger log, long left);

    [LoggerMessage(1053, LogLevel.Information, "Content that was stored in clear is encrypted up to position {Position} of {Last}")]
    internal static partial void ContentEncrypted(this ILogger log, long position, long last);

    [LoggerMessage(1054, LogLevel.Warning,
        "Keys are changed, or content is encrypted, no further for now; it goes on at the next interval")]
    internal static partial void KeyWorkFailed(this ILogger log, Exception fault);

    [LoggerMessage(1055, LogLevel.Warning, "A citizen of a family could not be read, and is shown as that")]
    internal static partial void RelativeUnread(this ILogger log, Exception fault);
}
