package org.amaes.runner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.amaes.core.WorkbenchException;
import org.amaes.core.file.AtomicFile;
import org.amaes.core.lesion.Lesion;
import org.amaes.core.lesion.LesionTable;
import org.amaes.core.nifti.NiftiReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code amaes lesions}. */
@Command(name = "lesions", mixinStandardHelpOptions = true, header = "Count the lesions of a mask: volume in ml and place of each.",
        description = {"", "A lesion is a part of one label whose voxels touch by a face, an edge or a corner (26-neighbourhood). Volumes are in",
            "millilitres, places in mm of the scan (RAS+): the mean of all voxels, and the lesion's own voxel closest to it."},
        footer = {"", "Example:", "  amaes lesions masks/case-1.nii.gz"})
final class LesionsCommand implements Callable<Integer> {

    private static final int NEIGHBOURHOOD = 26;

    @Parameters(paramLabel = "MASK", description = "A segmentation (NIfTI).")
    private Path mask;

    @Option(names = "--csv", paramLabel = "FILE", description = "Also write the table to a file.")
    private Path csv;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws WorkbenchException {
        Terminal terminal = output.terminal();
        LesionTable table = LesionTable.of(NiftiReader.readLabels(mask));
        if (csv != null) {
            CommandText.notItself(csv, mask);
            AtomicFile.writeString(csv, csv(table));
        }
        terminal.result(result(table));
        terminal.say(table.lesions().size() + (table.lesions().size() == 1 ? " lesion" : " lesions") + " (" + NEIGHBOURHOOD + "-neighbourhood) in " + mask);
        if (!table.lesions().isEmpty()) {
            terminal.say("  number  label          ml   centre, mm (RAS+)");
        }
        table.lesions().forEach(each -> terminal.say(String.format(Locale.ROOT, "  %6d  %5d  %10.4f   %.1f  %.1f  %.1f", each.number(), each.label(),
                each.millilitres(), each.centre().x(), each.centre().y(), each.centre().z())));
        table.millilitres().forEach((label, ml) -> terminal.say(String.format(Locale.ROOT, "  label %d: %.4f ml in all", label, ml)));
        return ExitCode.DONE;
    }

    private Map<String, Object> result(LesionTable table) {
        List<Map<String, Object>> lesions = new ArrayList<>();
        for (Lesion each : table.lesions()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("number", each.number());
            one.put("label", each.label());
            one.put("voxels", each.voxels());
            one.put("millilitres", each.millilitres());
            one.put("centre", List.of(each.centre().x(), each.centre().y(), each.centre().z()));
            one.put("inside", List.of(each.inside().x(), each.inside().y(), each.inside().z()));
            lesions.add(one);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("mask", mask.toString());
        result.put("neighbourhood", NEIGHBOURHOOD);
        result.put("lesions", lesions);
        result.put("millilitres", table.millilitres());
        return result;
    }

    private static String csv(LesionTable table) {
        StringBuilder text = new StringBuilder("number,label,voxels,ml,centre_x_mm,centre_y_mm,centre_z_mm\n");
        for (Lesion each : table.lesions()) {
            text.append(String.format(Locale.ROOT, "%d,%d,%d,%.6f,%.3f,%.3f,%.3f", each.number(), each.label(), each.voxels(), each.millilitres(),
                    each.centre().x(), each.centre().y(), each.centre().z())).append('\n');
        }
        return text.toString();
    }
}
