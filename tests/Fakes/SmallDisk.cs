using System.Diagnostics;

namespace ReferralBot.Tests.Fakes;

/// <summary>A real disk of two megabytes, which can be filled and made read-only. Mounting it needs root on Linux.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-disk-");

    public SmallDisk()
    {
        if (!Mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", Path))
        {
            throw new InvalidOperationException("The disk could not be mounted.");
        }
    }

    /// <summary>Why no such disk can be had here; null where it can.</summary>
    public static string? WhyMissing { get; } = OperatingSystem.IsLinux() && Environment.UserName == "root" && CanMount()
        ? null
        : "Needs root on Linux, to mount a small disk.";

    public string Path => folder.FullName;

    /// <summary>Takes all the space that is left, until the file that it answers is deleted.</summary>
    public string Fill()
    {
        string file = System.IO.Path.Combine(Path, "filler");
        using FileStream filler = File.Create(file, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[1024]);
            }
        }
        catch (IOException)
        {
            return file;
        }
    }

    public void MakeReadOnly(bool readOnly)
    {
        if (!Mount("-o", readOnly ? "remount,ro" : "remount,rw", Path))
        {
            throw new InvalidOperationException("The disk could not be mounted again.");
        }
    }

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        folder.Delete();
    }

    private static bool CanMount()
    {
        DirectoryInfo trial = Directory.CreateTempSubdirectory("referralbot-disk-");
        bool can = Mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", trial.FullName) && Run("umount", trial.FullName);
        trial.Delete();
        return can;
    }

    private static bool Mount(params string[] arguments) => Run("mount", arguments);

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A test that is shown as skipped, with the reason, where no small disk can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.WhyMissing;
}
