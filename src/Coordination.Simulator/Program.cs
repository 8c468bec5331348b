using Coordination.Simulator;

return await Commands.Root().Parse(args).InvokeAsync().ConfigureAwait(false);
