using System.Collections.Frozen;
using System.Reflection;
using Coordination.Connections;
using Coordination.Grains;
using Coordination.Storage.Inbox;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Coordination.Silo.Callers;

/// <summary>Grain calls of clients: which grains they reach, and as whom.</summary>
internal sealed class OutsideCalls(CredentialCheck credentials, OutsideArguments arguments, IInbox inbox, ILogger<OutsideCalls> log)
{
    // A client asks the gateway for the grain types of the cluster. Orleans' interface for it is internal.
    private const string ManifestInterface = "Orleans.Runtime.IClusterManifestSystemTarget";

    // The tick of a timer, as Orleans hands it to the grain that has the timer. It is made in this process and has no wire form.
    private const string TimerType = "Orleans.Runtime.GrainTimer";

    private static readonly FrozenSet<Type> PublicGrains =
        typeof(ICitizenGrain).Assembly.GetExportedTypes()
            .Where(static type => type.IsInterface && type.IsAssignableTo(typeof(IGrain))).ToFrozenSet();

    private readonly RefusedCalls _refused = new(log, TimeProvider.System);

    /// <summary>The assembly of the public contract.</summary>
    public static Assembly Contract { get; } = typeof(ICitizenGrain).Assembly;

    /// <summary>
    /// Whether anybody may make this call: a client that connects, a timer of this process, or whoever notifies an observer in this
    /// process. What is told an observer is that there is something to read.
    /// </summary>
    public static bool NeedsNoCaller(IIncomingGrainCallContext context)
    {
        if (context.Request.GetType().DeclaringType?.FullName == TimerType) return true;
        var contract = context.InterfaceMethod.DeclaringType;
        return contract == typeof(IAlertObserver)
            ? context.TargetId.IsClient()
            : contract?.FullName == ManifestInterface && contract.Assembly == typeof(IClusterClient).Assembly;
    }

    /// <summary>The caller of a client's call, as its credential says.</summary>
    /// <exception cref="UnauthorizedAccessException">The grain is not public, or the call has no valid credential.</exception>
    /// <exception cref="ArgumentException">
    /// The citizen key was never given out, and the caller may be told so; or it is none that is ever given out. Or an argument is one
    /// that HTTP would refuse.
    /// </exception>
    public async Task<VerifiedCaller> CallerOfAsync(IIncomingGrainCallContext context)
    {
        var contract = context.InterfaceMethod.DeclaringType;
        var credential = CallerCredential.Current;
        RequestContext.Remove(CallerCredential.Key);
        if (contract is null || !PublicGrains.Contains(contract))
            throw Refused(context, "internal", "The grain is internal: clients call the grains of Coordination.Grains only.");
        if (credential is null)
            throw Refused(context, "no-credential", "The call carries no credential: add one to the client (AddServiceCredential, "
                + "AddCallerCredential) or set Coordination.Connections.CallerCredential before the call.");
        var caller = credential.Length <= CallerCredential.LengthMax ? await credentials(credential) : null;
        if (caller is null or { Caller.Kind: CallerKind.System })
            throw Refused(context, "invalid-credential",
                "The credential is not valid: it has expired, is not signed with a key of this service, or names no caller.");
        if (contract == typeof(ICitizenGrain)) await RequireGivenKeyAsync(context, caller.Caller);
        else if (contract != typeof(IIntakeGrain)) RequireKey(context);
        arguments.Require(context);
        return caller;
    }

    private void RequireKey(IIncomingGrainCallContext context)
    {
        if (!arguments.IsKey(context.TargetId.Key.ToString()!))
            throw Counted(context, "unsound-key", new ArgumentException(
                "The key is no sound text of at most 200 characters, or may be a CPR number."));
    }

    private async Task RequireGivenKeyAsync(IIncomingGrainCallContext context, Caller caller)
    {
        var key = context.TargetId.Key.ToString()!;
        if (LooksLikeCpr(key))
            throw Counted(context, "cpr-number", new ArgumentException(
                "The key has the form of a CPR number. A citizen is addressed by the key that the service has given out."));
        if (!OutsideArguments.IsCitizenKey(key))
            throw Counted(context, "unsound-key", new ArgumentException("The key does not have the form of a citizen key."));
        var isGiven = await inbox.IsKeyGivenAsync(key);

        // Whoever sees only some citizens gets the answer of the citizen's place, as for a citizen they do not see.
        var isTold = caller is { Kind: CallerKind.Auditor or CallerKind.Integration, ReadsFor: null }
            || context.InterfaceMethod.Name == nameof(ICitizenGrain.TakeIn);
        if (!isGiven && isTold)
            throw Counted(context, "unknown-key", new ArgumentException("The citizen key was never given out."));
    }

    private UnauthorizedAccessException Refused(IIncomingGrainCallContext context, string reason, string message) =>
        Counted(context, reason, new UnauthorizedAccessException(message));

    private T Counted<T>(IIncomingGrainCallContext context, string reason, T refusal) where T : Exception
    {
        _refused.Add(reason, context.InterfaceMethod);
        return refusal;
    }

    private static bool LooksLikeCpr(string key)
    {
        const int digits = 10;
        return key.Count(char.IsDigit) == digits && key.All(static one => char.IsDigit(one) || one is '-' or ' ');
    }
}

/// <summary>Checks a credential of a client; null: it is not valid, or names no caller.</summary>
/// <exception cref="TimeoutException">It cannot be checked now; the same call may succeed later.</exception>
public delegate Task<VerifiedCaller?> CredentialCheck(string credential);

/// <summary>A caller whose credential was checked.</summary>
/// <param name="Who">The caller as the access log names it.</param>
public sealed record VerifiedCaller(Caller Caller, string Who);
