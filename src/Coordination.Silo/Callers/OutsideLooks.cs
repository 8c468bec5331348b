using System.Collections;
using System.Collections.Frozen;
using Coordination.Grains;
using Coordination.Silo.Citizens;

namespace Coordination.Silo.Callers;

/// <summary>
/// Logs clients' reads of citizens as reads over HTTP are logged, before they are answered. A method that is not in the table
/// is a command, or shows no content: <c>Keys</c> tells whoever sees the citizen which keys are one person.
/// </summary>
internal sealed class OutsideLooks(LookLog looks)
{
    private static readonly FrozenDictionary<string, string> What = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(ICitizenGrain.Picture)] = "picture",
        [nameof(ICitizenGrain.PictureAsOf)] = "picture-as-of",
        [nameof(ICitizenGrain.History)] = "history",
        [nameof(ICitizenGrain.Contacts)] = "contacts",
        [nameof(ICitizenGrain.AskContacts)] = "contacts",
        [nameof(ICitizenGrain.Colleagues)] = "colleagues",
        [nameof(ICitizenGrain.Family)] = "family",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Makes a client's call, and logs it if it reads.</summary>
    public async Task InvokeAsync(IIncomingGrainCallContext context, VerifiedCaller by, Func<IIncomingGrainCallContext, Task> invoke)
    {
        if (context.InterfaceMethod.DeclaringType != typeof(ICitizenGrain) || !What.TryGetValue(context.InterfaceMethod.Name, out var what))
        {
            await invoke(context);
            return;
        }

        var citizen = context.TargetId.Key.ToString()!;
        try
        {
            await invoke(context);
        }
        catch (UnauthorizedAccessException)
        {
            await looks.WriteAsync(by.Caller, by.Who, citizen, what, LookLog.Refused);
            throw;
        }

        if (!WasSeen(context)) return;
        var reason = context.InterfaceMethod.Name == nameof(ICitizenGrain.AskContacts)
            ? LookLog.Given(context.Request.GetArgument(0) as string)
            : null;
        var ground = reason ?? (context.Grain is ICitizenGrain place ? await place.CallerGround() : null);
        await looks.WriteAsync(by.Caller, by.Who, citizen, what, ground ?? LookLog.Involved);
    }

    /// <summary>Whether something was seen: not of a citizen whom nobody knows, who has no history either.</summary>
    private static bool WasSeen(IIncomingGrainCallContext context) => context.Result is not null
        && !(context.InterfaceMethod.Name == nameof(ICitizenGrain.History)
            && context.Result is ICollection { Count: 0 } && context.Request.GetArgument(0) is 0L);
}
