using System.Collections.Frozen;
using System.Threading.Channels;
using Coordination.Host.Feed;
using Coordination.Host.Held;
using Coordination.Host.Settings;
using Coordination.Ids;
using Coordination.Silo.Erasures;
using Coordination.Silo.Feed;
using Coordination.Silo.Organizations;
using Coordination.Storage.Subscriptions;
using Polly;
using Polly.CircuitBreaker;

namespace Coordination.Host.Webhooks;

/// <summary>
/// Delivers one subscription while this host holds it: in order for each citizen, at least once. The position is stored after what it
/// passes was taken or stored, so whoever takes over delivers the rest again. When nothing is taken, a circuit opens: one delivery at a
/// time probes, and the feed is read only as far as a probe needs. It is one loop over one queue, and reads better whole.
/// </summary>
internal sealed class WebhookRun
{
    private const int PageMax = 200;
    private const int NotKeptMax = 1_000;
    private const int KeptMax = 10_000;
    private const int FailuresToOpen = 5;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How often the position alone is stored. Each store is a commit that every delivery would wait for; what was taken since the last
    /// one is sent again by whoever takes over from a host that died.
    /// </summary>
    private static readonly TimeSpan StoreEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>An older body is made again before it is sent, because what the department may see can have changed.</summary>
    private static readonly TimeSpan BodyAgeMax = ErasureWatch.KeptMax;

    private readonly WebhookParts _parts;
    private readonly SubscriptionRow _subscription;
    private readonly string _holder;
    private readonly DepartmentCode _department;
    private readonly IReadOnlySet<string>? _kinds;
    private readonly WebhookBodies _bodies;
    private readonly WebhookQueue _queue = new();
    private readonly Channel<(WebhookDelivery Delivery, Attempt? Attempt)> _ended =
        Channel.CreateUnbounded<(WebhookDelivery, Attempt?)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<DeliveryRow> _keep = [];
    private readonly List<long> _remove = [];
    private readonly HashSet<Task> _attempts = [];
    private readonly ResiliencePipeline<Attempt> _circuit;
    private readonly CircuitBreakerStateProvider _circuitState = new();

    private long _read;
    private DateTimeOffset _askAt;
    private DateTimeOffset? _failingSince;
    private string? _error;
    private DateTimeOffset? _takenAt;
    private DateTimeOffset _storeAt;
    private bool _isChanged;

    internal WebhookRun(WebhookParts parts, SubscriptionRow subscription, string holder)
    {
        (_parts, _subscription, _holder) = (parts, subscription, holder);
        _department = new DepartmentCode(subscription.Department);
        _bodies = new WebhookBodies(parts.Feed, parts.Events, _department);
        _kinds = subscription.Kinds.Length == 0 ? null : subscription.Kinds.Split(' ').ToFrozenSet(StringComparer.Ordinal);
        _read = subscription.Position;
        (_failingSince, _error) = (subscription.FailingSince, subscription.Error);
        _circuit = new ResiliencePipelineBuilder<Attempt> { TimeProvider = parts.Machine }.AddCircuitBreaker(new()
        {
            ShouldHandle = new PredicateBuilder<Attempt>().HandleResult(static attempt => attempt.End == AttemptEnd.Failed),
            FailureRatio = 1,
            MinimumThroughput = FailuresToOpen,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDurationGenerator = broken => ValueTask.FromResult(DelayAfter(broken.FailureCount)),
            StateProvider = _circuitState,
        }).Build();
    }

    private bool HasLeft => _parts.Organization.Current.HasLeft(_department);

    /// <summary>
    /// Runs until it is cancelled, the subscription is switched off, its department leaves the organization, or another host holds it.
    /// </summary>
    internal async Task RunAsync(CancellationToken stopped)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        try
        {
            await DeliverAsync(ends.Token);
        }
        finally
        {
            // Whoever takes over must find no attempt of this run under way.
            await ends.CancelAsync();
            await Task.WhenAll(_attempts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await StoreAsync(CancellationToken.None);
        }
    }

    private async Task DeliverAsync(CancellationToken stopped)
    {
        await _queue.LoadAsync(_parts.Table, _subscription.Name, stopped);
        var renewAt = DateTimeOffset.MinValue;
        while (true)
        {
            if (HasLeft) return;
            var now = _parts.Machine.GetUtcNow();
            if (now >= renewAt)
            {
                if (!await _parts.Table.RenewAsync(_subscription.Name, _holder, now + _parts.Options.HeldFor, stopped)) return;
                renewAt = now + (_parts.Options.HeldFor / 2);
            }

            var isLast = await FillAsync(stopped);
            Send(stopped);
            await WaitAsync(isLast, stopped);
            while (_ended.Reader.TryRead(out var ended))
                if (await IsOverAsync(ended.Delivery, ended.Attempt, stopped)) return;
            if (IsStoreDue() && !await StoreAsync(stopped)) return;
        }
    }

    private bool IsStoreDue()
    {
        var now = _parts.Machine.GetUtcNow();
        if (_keep.Count == 0 && _remove.Count == 0 && now < _storeAt) return false;
        _storeAt = now + StoreEvery;
        return true;
    }

    private async Task<bool> FillAsync(CancellationToken stopped)
    {
        // Everything that waited may have been parked or given up: then an open circuit needs something new to probe with.
        var isClosed = _circuitState.CircuitState == CircuitState.Closed;
        if (isClosed && _queue.KeptCount >= KeptMax) MakeRoom();
        if (isClosed ? _queue.NotKeptCount >= NotKeptMax || _queue.KeptCount >= KeptMax : !_queue.IsEmpty) return true;
        FeedPage page;
        try
        {
            page = await _parts.Feed.ReadAsync(_department, _read, isClosed ? PageMax : 1, _kinds, upToNow: false, stopped);
        }
        catch (LostPositionException lost)
        {
            // The database was restored. It goes on from what is still there; what waits and was lost is dropped when its turn comes.
            _read = lost.ResumeAfter ?? lost.Newest;
            _isChanged = true;
            return false;
        }

        var now = _parts.Machine.GetUtcNow();
        foreach (var decision in page.Decisions)
        {
            var delivery = new WebhookDelivery(decision.Position, decision.Citizen);
            delivery.Hold(_bodies.Of(decision), now);
            _queue.Add(delivery);
        }

        foreach (var (key, other) in page.SamePersons) _queue.Join(key, other);
        _isChanged |= page.To != _read;
        _read = page.To;
        return page.IsLast;
    }

    private void Send(CancellationToken stopped)
    {
        var now = _parts.Machine.GetUtcNow();
        // An open circuit learns that its time is over when something is sent. One delivery asks it now and then.
        var isOpen = _circuitState.CircuitState != CircuitState.Closed;
        if (isOpen && now < _askAt) return;
        if (isOpen) _askAt = now + LookEvery;
        _attempts.RemoveWhere(static attempt => attempt.IsCompleted);
        while (_queue.UnderWay < (isOpen ? 1 : _parts.Options.AtOnceMax) && _queue.Next(now) is { } next)
            _attempts.Add(TryAsync(next, stopped));
    }

    private async Task TryAsync(WebhookDelivery delivery, CancellationToken stopped)
    {
        Attempt? attempt = null; // Null: it was not tried.
        try
        {
            (var body, attempt) = await BodyAsync(delivery, stopped);
            if (body is null || HasLeft) return;
            attempt = await _circuit.ExecuteAsync(
                async token => await _parts.Sender.SendAsync(
                    new Uri(_subscription.Url), WebhookIds.Of(_subscription.Name, delivery.Position),
                    _parts.Secrets.Of(_subscription, _parts.Machine.GetUtcNow()), body, token),
                stopped);
        }
        catch (BrokenCircuitException)
        {
            // Others failed at the same time. It is sent when the circuit is closed.
        }
        catch (LostPositionException)
        {
            attempt = new Attempt(AttemptEnd.Dropped, WebhookAnswers.Of(WebhookAnswers.NotConcerned, $""));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            attempt = new Attempt(AttemptEnd.Failed, WebhookAnswers.Of(WebhookAnswers.Unmade, $"{fault.GetType().Name}"));
        }
        finally
        {
            _ended.Writer.TryWrite((delivery, attempt));
        }
    }

    /// <summary>The body to send; null: there is none, and the attempt says what became of it.</summary>
    private async Task<(byte[]? Body, Attempt? Attempt)> BodyAsync(WebhookDelivery delivery, CancellationToken stopped)
    {
        if (delivery.Body is { } fresh && _parts.Machine.GetUtcNow() - delivery.MadeAt < BodyAgeMax
            && !await _parts.Erasures.IsErasingAsync(stopped)) return (fresh, null);
        if (await _bodies.MakeAsync(delivery.Position, stopped) is not var (body, citizen))
            return (null, new Attempt(AttemptEnd.Dropped, WebhookAnswers.Of(WebhookAnswers.NotConcerned, $"")));

        // The key leads to another place by now: what waits under that one may have to be sent before.
        if (!delivery.Leads(citizen)) return (null, null);
        return (body, null);
    }

    private async Task WaitAsync(bool isLast, CancellationToken stopped)
    {
        if (_queue.UnderWay > 0)
        {
            var ended = _ended.Reader.WaitToReadAsync(stopped).AsTask();
            await Task.WhenAny(ended, Task.Delay(LookEvery, _parts.Machine, stopped));
        }
        else if (isLast)
        {
            await _parts.Feed.WaitAsync(_read, LookEvery, stopped);
        }

        stopped.ThrowIfCancellationRequested();
    }

    /// <summary>Takes the end of an attempt in; true: the run is over.</summary>
    private async Task<bool> IsOverAsync(WebhookDelivery delivery, Attempt? attempt, CancellationToken stopped)
    {
        var now = _parts.Machine.GetUtcNow();
        switch (attempt?.End)
        {
            case AttemptEnd.Taken or AttemptEnd.Dropped:
                // What somebody may have seen waiting stays in the list, given up with the reason.
                if (delivery.IsKept && attempt.End == AttemptEnd.Dropped)
                    _keep.Add(delivery.ToRow(DeliveryStates.GivenUp, now) with { Error = attempt.Why });
                else if (delivery.IsKept) _remove.Add(delivery.Position);
                _queue.Remove(delivery);
                _isChanged = true;
                if (attempt.End == AttemptEnd.Dropped) return false;
                WebhookTelemetry.Taken.Add(1);
                (_failingSince, _error, _takenAt) = (null, null, now);
                return false;
            case AttemptEnd.Gone:
                // What was taken before it is not sent again when the subscription is put anew.
                if (await StoreAsync(stopped)) await _parts.Table.SwitchOffAsync(_subscription.Name, _holder, attempt.Why, stopped);
                return true;
            case AttemptEnd.Failed:
                WebhookTelemetry.Failed.Add(1);
                Fail(delivery, attempt, now);
                return false;
            default:
                _queue.Leave(delivery);
                if (delivery.LeadsTo is { } other) _queue.Join(delivery.Citizen, other);
                return false;
        }
    }

    private void Fail(WebhookDelivery delivery, Attempt attempt, DateTimeOffset now)
    {
        _isChanged = true;
        _failingSince ??= now;
        _error = attempt.Why;
        delivery.Attempts++;
        delivery.FirstAt ??= now;
        delivery.Error = attempt.Why;
        delivery.Hold(null, now);
        var delay = DelayAfter(delivery.Attempts);
        delivery.NextAt = now + (attempt.RetryAfter is { } asked && asked > delay
            ? TimeSpan.FromTicks(Math.Min(asked.Ticks, _parts.Options.RetryDelayMax.Ticks))
            : delay);
        if (now - delivery.FirstAt >= _parts.Options.TriedFor)
        {
            _queue.Remove(delivery);
            Park(delivery, now);
            return;
        }

        _keep.Add(delivery.ToRow(DeliveryStates.Waiting, now));
        _queue.Keep(delivery);
        _queue.Leave(delivery);
    }

    /// <summary>
    /// The receiver takes others and refuses as many as are kept at most: the one it refused first is parked, so that the rest goes on.
    /// </summary>
    private void MakeRoom()
    {
        if (_queue.DropOldestRefused() is not { } oldest) return;
        Park(oldest, _parts.Machine.GetUtcNow());
        _isChanged = true;
    }

    private void Park(WebhookDelivery delivery, DateTimeOffset now)
    {
        WebhookTelemetry.Parked.Add(1);
        _keep.Add(delivery.ToRow(DeliveryStates.Parked, now));
    }

    /// <summary>Stores what changed; false: another host holds the subscription.</summary>
    private async Task<bool> StoreAsync(CancellationToken stopped)
    {
        if (!_isChanged) return true;
        var now = _parts.Machine.GetUtcNow();
        foreach (var delivery in _queue.HeldUp(now))
        {
            delivery.NextAt = now;
            delivery.Hold(null, now);
            _keep.Add(delivery.ToRow(DeliveryStates.Waiting, now));
            _queue.Keep(delivery);
        }

        var progress = new SubscriptionProgress(_queue.DoneUpTo(_read), _failingSince, _error, _takenAt);
        var isKept = await _parts.Table.MoveAsync(_subscription.Name, _holder, progress, _keep, _remove, stopped);
        _keep.Clear();
        _remove.Clear();
        (_isChanged, _takenAt) = (false, null);
        return isKept;
    }

    private TimeSpan DelayAfter(long attempts) => GrowingDelay.After(attempts, _parts.Options.RetryDelay, _parts.Options.RetryDelayMax);
}
