using CsCheck;

namespace Coordination.Domain.Tests;

/// <summary>Runs a property over the same samples every time, so that a run on one machine says what a run on another does.</summary>
internal static class Seeded
{
    private const uint Stream = 7;

    public static void Each<T>(this Gen<T> gen, ulong seed, int iterations, Func<T, string> print, Action<T> holds)
    {
        var random = new PCG(Stream, seed);
        for (var i = 0; i < iterations; i++)
        {
            var sample = gen.Generate(random, null, out _);
            try
            {
                holds(sample);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Sample {i} of seed {seed}: {fault.Message}\n{print(sample)}", fault);
            }
        }
    }

    /// <summary>
    /// The same for sequences of steps; of one that fails, what is not needed for it to fail is left out before it is told.
    /// </summary>
    public static void EachShrunk<T>(this Gen<T[]> gen, ulong seed, int iterations, Action<T[]> holds)
    {
        var random = new PCG(Stream, seed);
        for (var i = 0; i < iterations; i++)
        {
            var sample = gen.Generate(random, null, out _);
            if (FaultOf(sample) is null) continue;
            var shortest = Shrunk(sample);
            throw new InvalidOperationException(
                $"Sample {i} of seed {seed}, shrunk: {FaultOf(shortest)!.Message}\n{string.Join('\n', shortest)}", FaultOf(shortest));
        }

        Exception? FaultOf(T[] sample)
        {
            try
            {
                holds(sample);
                return null;
            }
            catch (Exception fault)
            {
                return fault;
            }
        }

        T[] Shrunk(T[] sample)
        {
            for (var size = sample.Length / 2; size > 0; size = size > 1 ? size / 2 : 0)
                for (var at = 0; at + size <= sample.Length;)
                    if ((T[])[.. sample[..at], .. sample[(at + size)..]] is var shorter && FaultOf(shorter) is not null) sample = shorter;
                    else at += size;
            return sample;
        }
    }
}
